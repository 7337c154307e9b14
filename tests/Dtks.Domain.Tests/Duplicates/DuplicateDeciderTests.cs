using Dtks.Domain.Areas;
using Dtks.Domain.Duplicates;
using Dtks.Domain.Kernel;
using Dtks.Domain.Tests.Properties;
using FsCheck.Fluent;
using NodaTime;

namespace Dtks.Domain.Tests.Duplicates;

[Trait("rule", "REG-5")]
public sealed class DuplicateDeciderTests
{
    private static readonly AreaCode Regency = AreaCode.Parse("3306");

    [Fact]
    public void A_pair_is_known_by_its_two_whoever_comes_first_and_wherever_they_stand()
    {
        var (a, b) = (SamplePeople.Entry(1), SamplePeople.Entry(2));

        Assert.Matches("^[0-9a-f]{32}$", DuplicateState.IdOf(a, b));
        Assert.Equal(DuplicateState.IdOf(a, b), DuplicateState.IdOf(b with { Village = "3306012002", Household = "other" }, a with { Member = "09" }));
        Assert.NotEqual(DuplicateState.IdOf(a, b), DuplicateState.IdOf(a, SamplePeople.Entry(3)));
    }

    [Theory]
    [InlineData("same", "first", DuplicateStatus.Same, DuplicateSide.Second)]
    [InlineData("same", "second", DuplicateStatus.Same, DuplicateSide.First)]
    [InlineData("different", null, DuplicateStatus.Different, null)]
    public void People_decide_and_it_is_said_who_leaves(string outcome, string? stays, DuplicateStatus status, DuplicateSide? leaves)
    {
        var decided = Run(Open(), Decide(Open(), outcome, stays));

        Assert.Equal((status, leaves, "Diperiksa"), (decided.Status, decided.Leaves(), decided.Note));
        Assert.Equal((DuplicateEventCodes.Decided, "REG-5", Samples.RegencyOfficer.Subject), (decided.History[^1].Code, decided.History[^1].Rule, decided.History[^1].Subject));
    }

    [Theory]
    [InlineData(null, null, "Diperiksa", "input.required - /outcome")]
    [InlineData("perhaps", null, "Diperiksa", "input.unknownValue - /outcome")]
    [InlineData("same", null, "Diperiksa", "duplicate.stays RAT-6 /stays")]
    [InlineData("different", "first", "Diperiksa", "duplicate.stays RAT-6 /stays")]
    [InlineData("same", "both", "Diperiksa", "input.unknownValue - /stays")]
    [InlineData("different", null, " ", "text.length - /note")]
    [InlineData("different", null, null, "input.required - /note")]
    public void What_is_wrong_with_it_is_named(string? outcome, string? stays, string? note, string told)
    {
        var decision = DuplicateDecider.Decide(new(outcome, stays, note), Open(), settled: null, knows: true, Samples.RegencyOfficer, Samples.Policy, Samples.Now);

        Assert.StartsWith(told, Assert.Single(Told.Of(decision.Violations)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_has_a_thousand_characters_at_most()
    {
        Assert.True(DuplicateDecider.Decide(new("different", null, new string('a', 1000)), Open(), null, false, Samples.RegencyOfficer, Samples.Policy, Samples.Now).IsAccepted);
        Assert.False(DuplicateDecider.Decide(new("different", null, new string('a', 1001)), Open(), null, false, Samples.RegencyOfficer, Samples.Policy, Samples.Now).IsAccepted);
    }

    [Fact]
    public void Decided_otherwise_it_is_decided_anew_only_by_who_knows_of_it()
    {
        var same = Run(Open(), Decide(Open(), "same", "first"));

        Assert.Equal("duplicate.decidedOtherwise REG-5 - outcome=same", Assert.Single(Told.Of(Decide(same, "different").Violations)));
        Assert.Equal("duplicate.decidedOtherwise REG-5 - outcome=same", Assert.Single(Told.Of(Decide(same, "same", "second").Violations)));
        Assert.Empty(Decide(same, "same", "first").Events);
        Assert.True(Decide(same, "same", "first").IsAccepted);
        Assert.Equal((DuplicateStatus.Different, null), (Run(same, Decide(same, "different", knows: true)).Status, Run(same, Decide(same, "different", knows: true)).Stays));
    }

    [Fact]
    public void Found_again_a_pair_stays_as_people_decided()
    {
        var different = Run(Open(), Decide(Open(), "different"));
        var moved = SamplePeople.Pair() with { First = SamplePeople.Entry(1) with { Village = "3306012002" } };

        var again = DuplicateDecider.Find(different, moved, Regency, Samples.Now + Duration.FromDays(30));

        Assert.Equal((DuplicateStatus.Different, "3306012002", different.FoundAt, "Diperiksa"), (again.Status, again.First.Village, again.FoundAt, again.Note));
    }

    [Fact]
    public void Settled_once_it_comes_up_anew_when_both_stand_there_again()
    {
        var same = Run(Open(), Decide(Open(), "same", "first"));
        var settled = Run(same, DuplicateDecider.Settle(same, SettledReason.Left, Samples.Policy, Samples.Now));

        Assert.Equal((DuplicateStatus.Settled, SettledReason.Left), (settled.Status, settled.Settled));
        Assert.Empty(DuplicateDecider.Settle(settled, SettledReason.Left, Samples.Policy, Samples.Now).Events);
        Assert.Equal("duplicate.nothingLeft RAT-6 - reason=left", Assert.Single(Told.Of(Decide(settled, "different").Violations)));
        var again = DuplicateDecider.Find(settled, SamplePeople.Pair(), Regency, Samples.Now);
        Assert.Equal((DuplicateStatus.Open, null, null), (again.Status, again.Stays, again.Settled));
        Assert.Equal(settled.History, again.History);
    }

    [Fact]
    public void Two_that_are_different_are_not_settled_and_nobody_decides_of_who_left_meanwhile()
    {
        var different = Run(Open(), Decide(Open(), "different"));

        Assert.Empty(DuplicateDecider.Settle(different, SettledReason.Left, Samples.Policy, Samples.Now).Events);
        var late = DuplicateDecider.Decide(new("different", null, "Diperiksa"), Open(), SettledReason.Corrected, knows: false, Samples.RegencyOfficer, Samples.Policy, Samples.Now);
        Assert.Equal("duplicate.nothingLeft RAT-6 - reason=corrected", Assert.Single(Told.Of(late.Violations)));
    }

    [Fact]
    public void Whatever_comes_in_is_answered() => Generate.Holds(
        from outcome in Generate.Name<DuplicateOutcome>() from stays in Generate.Name<DuplicateSide>() from note in Generate.Text select new DuplicateDecisionDraft(outcome, stays, note),
        draft => Assert.NotNull(DuplicateDecider.Decide(draft, Open(), null, false, Samples.RegencyOfficer, Samples.Policy, Samples.Now)));

    private static DuplicateState Open() => DuplicateDecider.Find(before: null, SamplePeople.Pair(), Regency, Samples.Now);

    private static Decision<DuplicateEvent> Decide(DuplicateState state, string outcome, string? stays = null, bool knows = false) =>
        DuplicateDecider.Decide(new(outcome, stays, "Diperiksa"), state, settled: null, knows, Samples.RegencyOfficer, Samples.Policy, Samples.Now);

    private static DuplicateState Run(DuplicateState state, Decision<DuplicateEvent> decision)
    {
        Assert.Empty(decision.Violations);
        return decision.Events.Aggregate(state, DuplicateDecider.Evolve);
    }
}
