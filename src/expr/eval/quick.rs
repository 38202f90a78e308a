//! What can be read off at once: elements that names lead to for certain, and the words that stand there.
//!
//! Most of what rules ask is of this sort. Nothing here is noted as missing: whatever is not certain goes the long way, which
//! comes to the same.

use super::super::function::Function;
use super::super::program::{NodeId, Op, Place};
use super::super::value::{Thing, Value};
use super::Evaluator;
use crate::model::vocab::FieldId;
use crate::model::{ElementId, Model};

impl<'a> Evaluator<'a> {
    /// The element of a description that a node leads to, where that is certain.
    pub(super) fn quick(&self, node: NodeId) -> Option<Thing<'a>> {
        match &self.program.node(node).op {
            Op::Element(at) => self.context.elements.get(*at).copied(),
            Op::Local(at) => match self.locals.get(*at)?.value {
                Value::Thing(thing) => Some(thing),
                _ => None,
            },
            Op::Arrangement => self.context.arrangement(),
            Op::Field { of, place } => {
                let (at, model, element, field) = self.quick_field(*of, place)?;
                Some(Thing::Of { model: at, element: model.leads_to(element, field)? })
            }
            Op::Call(Function::StandsIn, args) => match self.quick(*args.first()?)? {
                Thing::Of { model, element } => {
                    let (holder, _) = self.context.model(model)?.parent(element)?;
                    Some(Thing::Of { model, element: holder })
                }
                Thing::Body(_) | Thing::Area(_) => None,
            },
            _ => None,
        }
    }

    /// The field of an element that a node names, where it is certain which element that is.
    pub(super) fn quick_field(&self, of: NodeId, place: &Place) -> Option<(u32, &'a Model, ElementId, FieldId)> {
        let Thing::Of { model: at, element } = self.quick(of)? else { return None };
        let model = self.context.model(at)?;
        let kind = model.kind(element);
        let (_, field) = place.fields.iter().find(|(known, _)| *known == kind)?;
        Some((at, model, element, *field))
    }

    /// Whether a field holds a text that the rule writes out.
    pub(super) fn quick_equal(&self, left: NodeId, right: NodeId) -> Option<bool> {
        let Op::Text(wanted) = &self.program.node(right).op else { return None };
        let Op::Field { of, place } = &self.program.node(left).op else { return None };
        let (_, model, element, field) = self.quick_field(*of, place)?;
        model.sure_text(element, field).map(|text| text == wanted)
    }
}
