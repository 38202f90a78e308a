use super::{NodeId, NodeKind, Tree};

impl Tree<'_> {
    /// The JSON pointer (RFC 6901) of a node; of a key, that of its value. The root is the empty text.
    #[must_use]
    pub fn pointer(&self, node: NodeId) -> String {
        let mut steps = Vec::new();
        let mut below = node;
        while let Some(parent) = self.parent(below) {
            steps.push(self.step(parent, below));
            below = parent;
        }
        let mut pointer = String::new();
        for step in steps.iter().rev() {
            pointer.push('/');
            pointer.push_str(&step.replace('~', "~0").replace('/', "~1"));
        }
        pointer
    }

    /// The node at a JSON pointer, if there is one.
    #[must_use]
    pub fn at_pointer(&self, pointer: &str) -> Option<NodeId> {
        if pointer.is_empty() {
            return Some(self.root());
        }
        pointer.strip_prefix('/')?.split('/').try_fold(self.root(), |node, step| {
            let step = step.replace("~1", "/").replace("~0", "~");
            match self.kind(node) {
                NodeKind::Mapping => self.get(node, &step).map(|(_, value)| value),
                NodeKind::Sequence => self.items(node).nth(index(&step)?),
                NodeKind::Null | NodeKind::Scalar => None,
            }
        })
    }

    fn step(&self, parent: NodeId, child: NodeId) -> String {
        if self.kind(parent) == NodeKind::Mapping {
            let entry = self.entries(parent).find(|(key, value)| *key == child || *value == child);
            let key = entry.and_then(|(key, _)| self.scalar(key));
            return key.map_or("", |key| key.text).to_owned();
        }
        self.items(parent).take_while(|item| *item != child).count().to_string()
    }
}

/// An index as RFC 6901 writes it: digits without leading zeros.
fn index(step: &str) -> Option<usize> {
    let plain = step.bytes().all(|byte| byte.is_ascii_digit()) && (step.len() == 1 || !step.starts_with('0'));
    plain.then(|| step.parse().ok()).flatten()
}
