using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Removals;
using Dtks.Domain.Tests.Removals;
using static Dtks.Domain.Tests.Households.FamilySamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>How a family stands once deaths that were entered wrong, and removals beside them, are undone: the same in whatever order.</summary>
[Trait("rule", "GOV-3")]
[Trait("rule", "REG-2")]
[Trait("rule", "REG-8")]
public sealed class StandingFamilyTests
{
    [Theory]
    [Trait("rule", "RAT-6")]
    [InlineData("d a b", false)]
    [InlineData("a d b", false)]
    [InlineData("a b d", true)]
    public void In_whatever_order_deaths_and_removals_are_undone_the_family_stands_and_receives_the_same(string order, bool lastFirst)
    {
        // Each of the four stays, dies, or goes by the first or the second removal.
        foreach (var who in Enumerable.Range(0, 256).Select(n => string.Concat(Enumerable.Range(0, 4).Select(m => "-dab"[(n >> (2 * m)) & 3]))))
        {
            var (family, undoings) = Gone(order.Split(' ').SelectMany(by => Steps(who, by[0], lastFirst)));
            var seen = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var undone in Orders(undoings))
            {
                var back = family;
                foreach (var (undo, i) in undone.Select((u, i) => (u, i)))
                {
                    back = undo.Undone(back);
                    var some = string.Join(' ', undone.Take(i + 1).Select(u => u.Id).Order(StringComparer.Ordinal));
                    var stands = string.Join(", ", OnCard(back));
                    Assert.True(stands == (seen.TryGetValue(some, out var other) ? other : seen[some] = stands), $"{who} {order}, undone {some}: {stands} or {other}");
                }

                Assert.Equal(Family().Members, back.Members);
                Assert.Equal(5, back.Entitlements.Count(e => e.Status == EntitlementStatus.Active));
                Assert.Null(back.Removals);
                Assert.Empty(back.Former);
            }
        }
    }

    [Fact]
    [Trait("rule", "RAT-6")]
    public void Who_is_alive_comes_back_alone_where_the_others_were_removed_and_they_come_back_to_them()
    {
        var (dead, _) = Carried(Death("01", newHead: "02"), Family(Head, Wife));
        var (gone, removal) = Removed(dead, ["02"], "r-1");
        Assert.Equal(HouseholdEndReason.Removed, gone.GoneFor());

        // The village does not bring back any of a family that the regency removed.
        Assert.Equal(["household.ended REG-8 root reason=removed"], Wrong(Undoing("01"), gone));
        var alone = Granted(gone, "c-1");
        Assert.Equal(["01 head married"], OnCard(alone));
        Assert.Null(alone.GoneFor());
        Assert.Equal(["01 head married", "02 wife married"], OnCard(Reinstated(alone, removal)));
        Assert.Equal(["01 head married", "02 wife married"], OnCard(Granted(Reinstated(gone, removal), "c-1")));
    }

    [Fact]
    public void What_was_entered_since_a_death_stays_and_the_dead_change_nothing_of_it_any_more()
    {
        // The wife died, the widower married again, and their son is removed and comes back.
        var (dead, _) = Carried(Death("02"), Family(Head, Wife, Son));
        var married = dead with
        {
            Members = [.. dead.Members.Select(m => m.Id == "01" ? m with { Person = m.Person with { MaritalStatus = MaritalStatus.Married } } : m), new HouseholdMember("04", Person(21, "1985-01-01", Sex.Female, Relationship.Wife, MaritalStatus.Married))],
            Changes = [.. dead.Changes, new AppliedChange("c-2", FamilyChangeKind.Marriage, Samples.Now, Other: null, ["04"])],
        };
        var (gone, removal) = Removed(married, ["03"], "r-1");
        Assert.Equal(["01 head married", "03 child unmarried", "04 wife married"], OnCard(Reinstated(gone, removal)));
        var (all, whole) = Removed(married, ["01", "03", "04"], "r-1");
        Assert.Equal(["01 head married", "03 child unmarried", "04 wife married"], OnCard(Reinstated(all, whole)));
    }

    [Fact]
    public void Of_deaths_of_before_it_was_noted_with_the_family_the_order_makes_no_difference_either()
    {
        var (both, _) = Carried(Death("02", id: "c-2"), Carried(Death("01", newHead: "02"), Family(Head, Wife)).Here);
        var older = both with { Removals = null };
        Assert.Equal(["01 head widowed"], OnCard(Granted(older, "c-1")));
        Assert.Equal(["02 head widowed"], OnCard(Granted(older, "c-2")));
        Assert.Equal(["01 head married", "02 wife married"], OnCard(Granted(Granted(older, "c-1"), "c-2")));
        Assert.Equal(["01 head married", "02 wife married"], OnCard(Granted(Granted(older, "c-2"), "c-1")));
    }

    [Fact]
    public void A_death_counts_as_undone_once_who_died_came_back_after_it()
    {
        var (dead, _) = Carried(Death("02"), Family());
        var back = Granted(dead, "c-1");
        var again = Carried(Death("02", id: "c-2"), back).Here;
        Assert.False(Deaths.IsUndone(dead, "c-1", "02"));
        Assert.True(Deaths.IsUndone(back, "c-1", "02"));
        Assert.False(Deaths.IsUndone(back, "c-1", "01"));
        Assert.False(Deaths.IsUndone(back, "c-9", "02"));
        Assert.True(Deaths.IsUndone(again, "c-1", "02"));
        Assert.False(Deaths.IsUndone(again, "c-2", "02"));
    }

    private sealed record Undo(string Id, Func<HouseholdState, HouseholdState> Undone);

    private static (HouseholdState Family, IReadOnlyList<Undo> Undoings) Gone(IEnumerable<(char By, string[] Members)> steps)
    {
        var (family, undoings) = (Family(), new List<Undo>());
        foreach (var (by, members) in steps)
        {
            if (by == 'd')
            {
                var stay = family.Members.Where(m => m.Id != members[0]).ToList();
                var isHead = stay.Count > 0 && family.Members.Any(m => m.Id == members[0] && m.Person.Relationship == Relationship.Head);
                var change = $"c-{members[0]}";
                family = Carried(Death(members[0], newHead: isHead ? (stay.Find(m => m.Id == "03") ?? stay[0]).Id : null, id: change), family).Here;
                undoings.Add(new Undo(change, household => Granted(household, change)));
            }
            else
            {
                (family, var removal) = Removed(family, members, $"r-{by}");
                undoings.Add(new Undo(removal.Id, household => Reinstated(household, removal)));
            }
        }

        return (family, undoings);
    }

    private static IEnumerable<(char By, string[] Members)> Steps(string who, char by, bool lastFirst)
    {
        string[] members = [.. Enumerable.Range(0, 4).Where(m => who[m] == by).Select(m => $"0{m + 1}")];
        return by != 'd' ? members.Length == 0 ? [] : [(by, members)] : (lastFirst ? members.Reverse() : members).Select(m => (by, new[] { m }));
    }

    private static (HouseholdState After, RemovalState Removal) Removed(HouseholdState household, string[] members, string id)
    {
        var recorded = RemovalTests.Recorded(RemovalTests.Draft()) with { Id = id, Whole = null, Members = members, NewHead = "03" };
        var later = NoticePeriod.EndOf(recorded.NoticeEndsOn, recorded.Village);
        var removal = RemovalTests.Evolved(recorded, RemovalDecider.TakeEffect(recorded, household, Samples.Policy, later));
        return (Evolved(household, RemovalEffects.Remove(recorded, household, Samples.Policy, later)), removal);
    }

    private static HouseholdState Reinstated(HouseholdState household, RemovalState removal) => Evolved(
        household, RemovalEffects.Reinstate(removal, household, Samples.RegencyOfficer, Samples.Policy, NoticePeriod.EndOf(removal.NoticeEndsOn, removal.Village)));

    private static HouseholdState Granted(HouseholdState household, string death) => Evolved(household, Deaths.Undo(household, death, Samples.RegencyOfficer, Samples.Policy, Samples.Now));

    private static FamilyChange Undoing(string member) => new() { Id = "c-undone", Kind = FamilyChangeKind.DeathUndone, Member = member };

    private static IEnumerable<IReadOnlyList<Undo>> Orders(IReadOnlyList<Undo> of) =>
        of.Count == 0 ? [[]] : of.SelectMany(first => Orders([.. of.Where(u => u != first)]).Select(rest => (IReadOnlyList<Undo>)[first, .. rest]));
}
