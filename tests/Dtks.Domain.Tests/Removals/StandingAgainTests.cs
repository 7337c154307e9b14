using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Domain.Removals;
using Dtks.Domain.Tests.Households;
using NodaTime;
using static Dtks.Domain.Tests.Households.FamilySamples;
using static Dtks.Domain.Tests.Removals.RemovalTests;

namespace Dtks.Domain.Tests.Removals;

/// <summary>Who goes with a family that is removed, and how they stand in it once that is undone: as before, under an adult wherever one stands.</summary>
[Trait("rule", "RAT-6")]
[Trait("rule", "REG-2")]
public sealed class StandingAgainTests
{
    [Fact]
    [Trait("rule", "GOV-3")]
    public void Who_is_born_in_the_days_of_notice_goes_with_the_whole_family_and_comes_back_with_it()
    {
        var recorded = Recorded(Draft());
        var born = Carried(Birth(), Family()).Here;

        var (removal, after) = Effective(recorded, born);

        Assert.Equal((0, HouseholdEndReason.Removed), (after.Members.Count, after.Ended!.Reason));
        Assert.Equal(4, removal.Members.Count);
        Assert.Equal(["01", "02", "03", "04", "05"], removal.Whom());
        Assert.Equal(OnCard(born), OnCard(Undone(removal, after)));
    }

    [Theory]
    [InlineData("deceased", null, false)]
    [InlineData("ineligible", 5, true)]
    public void Of_a_family_that_died_or_was_removed_in_part_the_newborn_stays(string ground, int? number, bool inPart)
    {
        var recorded = Recorded(Draft() with { Ground = ground, Number = number, Members = inPart ? ["01", "02", "04"] : null, NewHead = inPart ? "03" : null });
        var (removal, after) = Effective(recorded, Carried(Birth(), Family()).Here);
        Assert.Equal(recorded.Members, removal.Whom());
        Assert.Equal(inPart ? ["03 head unmarried", "05 relative unmarried"] : ["05 head unmarried"], OnCard(after));
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public void Who_joined_the_family_in_the_days_of_notice_stays_and_so_does_who_was_not_meant_before_that_was_noted()
    {
        var recorded = Recorded(Draft(), Other());
        var there = Carried(Marriage("03", joins: "h-2"), Family(), Other()).There!;
        Assert.Equal("03", Assert.Single(Effective(recorded, there).After.Members).Id);
        Assert.Equal("05", Assert.Single(Effective(Recorded(Draft()) with { Whole = null }, Carried(Birth(), Family()).Here).After.Members).Id);
    }

    [Theory]
    [Trait("rule", "GOV-3")]
    [InlineData("ineligible", 11, "01", "02")]
    [InlineData("ineligible", 11, "01", "03")]
    [InlineData("deceased", null, "01", "02")]
    [InlineData("deceased", null, "02", null)]
    public void Undone_those_who_stayed_stand_as_before_too(string ground, int? number, string member, string? newHead)
    {
        var (removal, after) = Effective(Recorded(Draft() with { Ground = ground, Number = number, Members = [member], NewHead = newHead }), Family());
        Assert.NotEqual(OnCard(Family()).Where(c => !c.StartsWith(member, StringComparison.Ordinal)), OnCard(after));
        Assert.Equal(Family().Members, Undone(removal, after).Members);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void What_changed_since_stays_so()
    {
        var (removal, after) = Effective(Recorded(Draft() with { Members = ["01"], NewHead = "02" }), Family());
        var headed = after with { Members = [.. after.Members.Select(m => m.Id switch { "02" => As(m, Relationship.Parent), "03" => As(m, Relationship.Head), _ => m })] };
        Assert.Equal(["01 relative married", "02 parent married", "03 head unmarried"], OnCard(Undone(removal, headed)).Take(3));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void Who_comes_back_to_nobody_or_to_children_alone_heads_the_family()
    {
        var (removal, after) = Effective(Recorded(Draft() with { Members = ["03"] }), Family());
        var alone = after with { Members = [], Former = [.. after.Former, .. after.Members.Select(m => new FormerMember(m, FormerReason.Deceased, new LocalDate(2026, 12, 1), To: null))], Ended = new HouseholdEnd(HouseholdEndReason.Deceased, new LocalDate(2026, 12, 1), To: null) };
        Assert.Equal(["03 head unmarried"], OnCard(Undone(removal, alone)));

        // As a newborn was left that heads it by a removal of before they went with their family.
        var (whole, gone) = Effective(Recorded(Draft()) with { Whole = null }, Carried(Birth(), Family()).Here);
        Assert.Equal(["05 head unmarried"], OnCard(gone));
        Assert.Equal(["01 head married", "02 wife married", "03 child unmarried", "04 child unmarried", "05 child unmarried"], OnCard(Undone(whole, gone)));
        Assert.Equal("05 relative unmarried", OnCard(Undone(whole, gone with { Removals = null })).Last());
        StoodBefore stood = new("05", Relationship.Child, MaritalStatus.Unmarried, Relationship.Head, MaritalStatus.Unmarried);
        Assert.Equal("05 child unmarried", OnCard(Undone(whole with { Stood = [stood] }, gone with { Removals = null })).Last());
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void Who_stands_elsewhere_does_not_come_back_and_what_is_the_familys_goes_on_without_them()
    {
        var (removal, gone) = Effective(Recorded(Draft()), Family());
        var back = FamilySamples.Evolved(gone, RemovalEffects.Reinstate(removal, gone, Samples.RegencyOfficer, Samples.Policy, Later(removal), ["02", "04"]));
        Assert.Equal(["01 head married", "03 child unmarried"], OnCard(back));
        Assert.Equal(["02", "04"], back.Former.Select(f => f.Member.Id));
        Assert.Equal(["PKH 01 active", "PBI-JKN 01 active", "PBI-JKN 02 stopped 11", "PBI-JKN 03 active", "PBI-JKN 04 stopped 11"], Received(back));
        Assert.Empty(RemovalEffects.Reinstate(removal, back, Samples.RegencyOfficer, Samples.Policy, Later(removal)).Events);
        Assert.Empty(RemovalEffects.Reinstate(removal, gone, Samples.RegencyOfficer, Samples.Policy, Later(removal), ["01", "02", "03", "04"]).Events);

        // Without the head, who would stand under another wherever the family is put together again.
        Assert.Equal(["02 head married", "03 child unmarried", "04 child unmarried"], OnCard(FamilySamples.Evolved(gone, RemovalEffects.Reinstate(removal, gone, Samples.RegencyOfficer, Samples.Policy, Later(removal), ["01"]))));
    }

    [Theory]
    [Trait("rule", "GOV-3")]
    [InlineData(RemovalGround.Ineligible, 11)]
    [InlineData(RemovalGround.Deceased, null)]
    public void In_whatever_order_they_are_undone_the_family_stands_the_same(RemovalGround ground, int? number)
    {
        // Each of the four stays, or goes by the first, the second or the third removal.
        foreach (var who in Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 4).Select(m => (n >> (2 * m)) & 3).ToList()))
        {
            var (family, removals) = (Family(), new List<RemovalState>());
            foreach (var by in new[] { 1, 2, 3 }.Where(who.Contains))
            {
                var members = Enumerable.Range(0, 4).Where(m => who[m] == by).Select(m => $"0{m + 1}").ToList();
                var recorded = Recorded(Draft()) with { Id = $"r-{by}", Whole = null, Members = members, NewHead = "03", Ground = by == 2 ? RemovalGround.Ineligible : ground, Number = by == 2 ? 5 : number };
                (var removal, family) = Effective(recorded, family);
                removals.Add(removal);
            }

            var seen = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var order in Orders(removals))
            {
                var undone = family;
                foreach (var (removal, i) in order.Select((r, i) => (r, i)))
                {
                    undone = Undone(removal, undone);
                    var (some, cards) = (string.Join(' ', order.Take(i + 1).Select(r => r.Id).Order(StringComparer.Ordinal)), string.Join(", ", OnCard(undone)));
                    Assert.Equal(cards, seen.TryGetValue(some, out var other) ? other : seen[some] = cards);
                }

                Assert.Equal(Family().Members, undone.Members);
                Assert.Null(undone.Removals);
            }
        }
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void A_child_who_came_back_first_is_no_head_any_more_once_the_parents_do_also_where_the_family_moved_between()
    {
        var born = Carried(Birth(), Family()).Here;
        var (child, without) = Effective(Recorded(Draft() with { Ground = "deceased", Number = null, Members = ["04"] }), born);
        var (parents, gone) = Effective(Recorded(Draft() with { Number = 5, Members = ["01", "02", "03"], NewHead = "05" }, without) with { Id = "r-2" }, without);
        Assert.Equal(["05 head unmarried"], OnCard(gone));
        var first = Undone(child, gone);
        Assert.Equal(["04 head unmarried", "05 relative unmarried"], OnCard(first));
        Assert.Equal(born.Members, Undone(parents, first).Members);

        var departure = new Departure(Move("5103010001", "c-9"), new FamilyPlace(Domain.Areas.AreaCode.Parse("5103010001"), "h-1"), null, Samples.VillageOfficer, Samples.Now, Samples.VillageOfficer);
        var moved = FamilySamples.Evolved(null, FamilyChangeDecider.Arrive(departure, first, Samples.Policy, Samples.Now));
        Assert.Equal(born.Members, Undone(parents, moved).Members);
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public void Who_died_or_left_in_the_days_of_notice_was_not_removed_by_it_and_who_was_born_is_meant_before_it_takes_effect()
    {
        var recorded = Recorded(Draft());
        var fewer = Carried(Death("04"), Family()).Here;
        var (removal, after) = Effective(recorded, fewer);
        Assert.Equal(["01", "02", "03"], removal.Whom());
        Assert.Equal(["01", "02", "03", "04"], removal.Members);
        Assert.Equal(["01", "02", "03"], Undone(removal, after).Members.Select(m => m.Id));

        var born = Carried(Birth(), Family()).Here;
        var widened = RemovalTests.Evolved(recorded, RemovalDecider.Widen(recorded, born, Samples.Policy, Samples.Now));
        Assert.Equal(("05", "removal.widened", "RAT-6"), (Assert.Single(widened.Born!), widened.History[^1].Code, widened.History[^1].Rule));
        Assert.Equal(["01", "02", "03", "04", "05"], widened.Whom());
        Assert.Equal(["01", "02", "03", "04", "05"], Effective(widened, born).Removal.Whom());
        Assert.Equal(["01", "02", "03", "04"], Effective(widened, Carried(Death("05", id: "c-5"), born).Here).Removal.Whom());
        Assert.Empty(RemovalDecider.Widen(widened, born, Samples.Policy, Samples.Now).Events);
        Assert.Empty(RemovalDecider.Widen(recorded, born, Samples.Policy, Later(recorded)).Events);
        Assert.Empty(RemovalDecider.Widen(recorded with { Status = RemovalStatus.Cancelled }, born, Samples.Policy, Samples.Now).Events);
        Assert.Empty(RemovalDecider.Widen(recorded with { Whole = null }, born, Samples.Policy, Samples.Now).Events);
        Assert.Empty(RemovalDecider.Widen(recorded, Family(), Samples.Policy, Samples.Now).Events);
    }

    private static IEnumerable<IReadOnlyList<RemovalState>> Orders(IReadOnlyList<RemovalState> of) =>
        of.Count == 0 ? [[]] : of.SelectMany(first => Orders([.. of.Where(r => r != first)]).Select(rest => (IReadOnlyList<RemovalState>)[first, .. rest]));

    private static HouseholdMember As(HouseholdMember member, Relationship relationship) => member with { Person = member.Person with { Relationship = relationship } };

    private static (RemovalState Removal, HouseholdState After) Effective(RemovalState recorded, HouseholdState household)
    {
        var removal = RemovalTests.Evolved(recorded, RemovalDecider.TakeEffect(recorded, household, Samples.Policy, Later(recorded)));
        return (removal, FamilySamples.Evolved(household, RemovalEffects.Remove(recorded, household, Samples.Policy, Later(recorded))));
    }

    private static HouseholdState Undone(RemovalState removal, HouseholdState household) =>
        FamilySamples.Evolved(household, RemovalEffects.Reinstate(removal, household, Samples.RegencyOfficer, Samples.Policy, Later(removal)));

    private static Instant Later(RemovalState removal) => NoticePeriod.EndOf(removal.NoticeEndsOn, removal.Village);
}
