//! How many of several ways share nothing with one another.

/// How many ways are tried in every combination. Beyond these the count is one that surely holds,
/// though there may be a greater one.
const MOST_EXACT: usize = 24;

/// The most of so many ways of which no two share anything. Beyond [`MOST_EXACT`] they are taken in their
/// order, so those first that lead through little.
pub fn most(ways: usize, shares: impl Fn(usize, usize) -> bool) -> usize {
    if ways > MOST_EXACT {
        return enough(ways, shares);
    }
    let sharing: Vec<u32> = (0..ways)
        .map(|way| {
            let others = (0..ways).filter(|other| *other != way && shares(way, *other));
            others.fold(0, |all, other| all | 1 << other)
        })
        .collect();
    apart(&sharing, (1_u32 << ways) - 1)
}

/// The most of the ways in `left` of which no two share anything.
fn apart(sharing: &[u32], left: u32) -> usize {
    let numbers = (0..sharing.len()).filter(|way| left & 1 << way != 0);
    let Some(most) = numbers.max_by_key(|way| (sharing[*way] & left).count_ones()) else {
        return 0;
    };
    let without = left & !(1 << most);
    if sharing[most] & left == 0 {
        // Nothing that is left shares anything.
        return left.count_ones() as usize;
    }
    let with = 1 + apart(sharing, without & !sharing[most]);
    with.max(apart(sharing, without))
}

/// Some ways of which no two share anything, in their order.
fn enough(ways: usize, shares: impl Fn(usize, usize) -> bool) -> usize {
    let mut taken: Vec<usize> = Vec::new();
    for way in 0..ways {
        if !taken.iter().any(|other| shares(way, *other)) {
            taken.push(way);
        }
    }
    taken.len()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::most as most_of;

    fn most(ways: &[HashSet<u32>]) -> usize {
        most_of(ways.len(), |one, other| {
            !ways[one].is_disjoint(&ways[other])
        })
    }

    fn ways(touched: &[&[u32]]) -> Vec<HashSet<u32>> {
        let set = |way: &&[u32]| way.iter().copied().collect();
        touched.iter().map(set).collect()
    }

    #[test]
    fn only_ways_that_share_nothing_count() {
        for (touched, count) in [
            (&[][..], 0),
            (&[&[1, 2][..]], 1),
            (&[&[1, 9], &[2, 9], &[3, 9]], 1),
            (&[&[1], &[2], &[3]], 3),
            // A way that shares with two others takes nothing from these.
            (&[&[1, 2], &[2, 3], &[3, 4]], 2),
            // A ring of five has two that do not touch, not three.
            (&[&[1, 2], &[2, 3], &[3, 4], &[4, 5], &[5, 1]], 2),
        ] {
            assert_eq!(most(&ways(touched)), count, "{touched:?}");
        }
    }

    #[test]
    fn many_ways_are_counted_without_trying_all() {
        let many: Vec<HashSet<u32>> = (0..1000)
            .map(|way| HashSet::from([way / 2, 5000]))
            .collect();
        assert_eq!(most(&many), 1);
        let many: Vec<HashSet<u32>> = (0..1000).map(|way| HashSet::from([way / 2])).collect();
        assert_eq!(most(&many), 500);
    }

    #[test]
    fn as_many_as_are_tried_take_no_time() {
        // Eight triangles: the worst for trying everything.
        let triangles: Vec<HashSet<u32>> = (0..24).map(|way| HashSet::from([way / 3])).collect();
        let start = std::time::Instant::now();
        assert_eq!(most(&triangles), 8);
        assert!(start.elapsed() < std::time::Duration::from_secs(1));
    }
}
