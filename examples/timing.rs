use std::time::Instant;
fn main(){
    let t=Instant::now();
    let text=std::fs::read_to_string("arrangements/plymouth-2020-09.yaml").unwrap();
    let p=masa::yaml::parse(masa::source::FileId(0),&text); let tree=p.tree.unwrap();
    println!("parse {:?}",t.elapsed());
    let t=Instant::now(); let c=masa::schema::check(&tree); println!("first check {:?} {}",t.elapsed(),c.findings.len());
    let mut best=[u128::MAX;2];
    for _ in 0..200 {
        let t=Instant::now(); let p=masa::yaml::parse(masa::source::FileId(0),&text); best[0]=best[0].min(t.elapsed().as_nanos()); let tree=p.tree.unwrap();
        let t=Instant::now(); let c=masa::schema::check(&tree); best[1]=best[1].min(t.elapsed().as_nanos()); assert!(c.findings.is_empty());
    }
    println!("parse {} check {} ratio {:.3}",best[0],best[1],best[1] as f64/best[0] as f64);
    let bad=text.replace("status: proposed","status: propsed");
    let p=masa::yaml::parse(masa::source::FileId(0),&bad); let tree=p.tree.unwrap();
    let t=Instant::now(); let c=masa::schema::check(&tree); println!("first bad {:?} {}",t.elapsed(),c.findings.len());
    let t=Instant::now(); let c=masa::schema::check(&tree); println!("second bad {:?} {}",t.elapsed(),c.findings.len());
}
