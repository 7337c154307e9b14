using Dtks.Domain.Households;
using Dtks.Domain.Removals;
using Dtks.Domain.Tests.Households;
using NodaTime;

namespace Dtks.Domain.Tests.Removals;

/// <summary>A child, 03, born to a couple of whom 01 was reported dead and 02 found ineligible, in the days of notice of both.</summary>
[Trait("rule", "RAT-6")]
public sealed class BornToTheDeadTests
{
    private static readonly HouseholdState Couple = FamilySamples.Family(FamilySamples.Head, FamilySamples.Wife);

    [Theory]
    [InlineData("dead ineligible", "")]
    [InlineData("ineligible dead", "")]
    [InlineData("back dead ineligible", "01 03")]
    [InlineData("back ineligible dead", "01 03")]
    [InlineData("ineligible back dead", "01")]
    [InlineData("dead back ineligible", "")]
    public void In_whatever_order_it_goes_with_the_family_and_who_is_back_by_then_stays_with_it(string order, string stay)
    {
        var (dead, whole, household) = (Dead(), Whole(Dead()), FamilySamples.Carried(FamilySamples.Birth(), Couple).Here);
        foreach (var step in order.Split(' '))
        {
            if (step == "back")
            {
                dead = dead.Status == RemovalStatus.Noticed ? dead with { Status = RemovalStatus.Cancelled } : dead;
                continue;
            }

            household = step == "dead" ? Effective(ref dead, household, [whole]) : Effective(ref whole, household, [dead]);
        }

        Assert.Equal(stay, string.Join(' ', household.Members.Select(m => m.Id)));
    }

    [Fact]
    public void It_is_told_when_it_is_born_and_not_where_the_report_was_taken_back()
    {
        var (dead, born) = (Dead(), FamilySamples.Carried(FamilySamples.Birth(), Couple).Here);
        var whole = Whole(dead);
        Assert.Equal((true, "01"), (whole.Whole, Assert.Single(whole.Beside!)));
        var widened = RemovalTests.Evolved(whole, RemovalDecider.Widen(whole, born, Samples.Policy, Samples.Now, [dead, whole]));
        Assert.Equal(["03"], widened.Born!);
        Assert.Equal(["02", "03"], widened.Whom());
        Assert.Empty(RemovalDecider.Widen(whole, born, Samples.Policy, Samples.Now, [dead with { Status = RemovalStatus.Cancelled }, whole]).Events);
        Assert.Empty(RemovalDecider.Widen(whole, born, Samples.Policy, Samples.Now).Events);

        // Told before, it stays all the same with who is back.
        var stays = RemovalTests.Evolved(widened, RemovalDecider.TakeEffect(widened, born, Samples.Policy, Later(widened), standing: [widened]));
        Assert.Equal(["02"], stays.Whom());
        var goes = RemovalTests.Evolved(widened, RemovalDecider.TakeEffect(widened, born, Samples.Policy, Later(widened), standing: [dead, widened]));
        Assert.Equal(["02", "03"], goes.Whom());
    }

    [Fact]
    public void Only_those_reported_dead_count_as_gone_and_only_beside_who_is_ineligible()
    {
        var dead = Dead();
        Assert.Null(Record("ineligible", 5, ["02"], []).Whole);
        Assert.Null(Record("ineligible", 5, ["02"], [dead with { Ground = RemovalGround.Ineligible, Number = 7 }]).Whole);
        Assert.Null(Record("ineligible", 5, ["02"], [dead with { Status = RemovalStatus.Cancelled }]).Whole);
        Assert.Null(Record("deceased", null, ["02"], [dead]).Whole);
        Assert.Null(Record("ineligible", 5, ["02"], [dead], FamilySamples.Family(FamilySamples.Head, FamilySamples.Wife, FamilySamples.Son)).Whole);
        Assert.Null(Record("ineligible", 5, ["01", "02"], []).Beside);
    }

    private static RemovalState Dead() => Record("deceased", null, ["01"], []) with { Id = "r-0" };

    private static RemovalState Whole(RemovalState dead) => Record("ineligible", 5, ["02"], [dead]);

    private static RemovalState Record(string ground, int? number, string[] members, RemovalState[] open, HouseholdState? household = null)
    {
        var head = ground == "deceased" && members.Contains("01") ? "02" : null;
        var draft = RemovalTests.Draft() with { Ground = ground, Number = number, Members = members, NewHead = head };
        return RemovalTests.Evolved(null, RemovalDecider.Record("r-1", draft, household ?? Couple, open, Samples.RegencyOfficer, Samples.Policy, Samples.Now));
    }

    private static HouseholdState Effective(ref RemovalState removal, HouseholdState household, RemovalState[] standing)
    {
        var happened = RemovalDecider.TakeEffect(removal, household, Samples.Policy, Later(removal), standing: standing);
        var after = happened.Events is [RemovalTookEffect] ? FamilySamples.Evolved(household, RemovalEffects.Remove(removal, household, Samples.Policy, Later(removal), standing)) : household;
        removal = RemovalTests.Evolved(removal, happened);
        return after;
    }

    private static Instant Later(RemovalState removal) => NoticePeriod.EndOf(removal.NoticeEndsOn, removal.Village);
}
