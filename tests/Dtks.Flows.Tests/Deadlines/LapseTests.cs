using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Deadlines;

/// <summary>The thirty days (PRO-7), on a host of its own, since the clock is moved.</summary>
[Trait("rule", "PRO-7")]
public sealed class LapseTests(FlowHost host) : IClassFixture<FlowHost>
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [InlineData("WIB", 7)]
    [InlineData("WITA", 8)]
    [InlineData("WIT", 9)]
    public async Task Day_thirty_is_still_the_regencys_and_day_thirty_one_is_not(string zone, int hours)
    {
        var late = SampleFamily.Of(Place.Next(zone).Village);
        var inTime = SampleFamily.Of(Place.Next(zone).Village);
        var (lateId, lateToken) = await _flow.VerifyingAsync(late);
        var (inTimeId, _) = await _flow.VerifyingAsync(inTime);
        var offset = TimeSpan.FromHours(hours);
        var forwarded = DateOnly.FromDateTime((await _flow.NowAsync()).ToOffset(offset).DateTime);
        var dueOn = forwarded.AddDays(30);
        Assert.Equal(dueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (await _flow.ProposalAsync(late.Village, lateId, lateToken))["dueOn"]);
        var endOfDayThirty = new DateTimeOffset(dueOn.AddDays(1).ToDateTime(TimeOnly.MinValue), offset);

        await _flow.SetClockAsync(endOfDayThirty - TimeSpan.FromMinutes(2));
        (await _flow.ProposalAsync(late.Village, lateId, lateToken)).ExpectStatus("verifying");
        (await _flow.VerifyAsync(inTime.Village, inTimeId, await _flow.TokenAsync("regency-officer", inTime.Village[..4]))).ExpectStatus("eligible");

        await _flow.SetClockAsync(endOfDayThirty + TimeSpan.FromSeconds(1));
        (await _flow.VerifyAsync(late.Village, lateId, await _flow.TokenAsync("regency-officer", late.Village[..4])))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity, "proposal.lapsed", "PRO-7");

        await _flow.AdvanceAsync("PT10M");
        var seen = (await _flow.ProposalAsync(late.Village, lateId, lateToken)).ExpectStatus("deemedEligible");
        Assert.Equal("PRO-7", seen["history[-1:].rule"]);
        (await _flow.ProposalAsync(inTime.Village, inTimeId, await _flow.TokenAsync("auditor", "ID"))).ExpectStatus("eligible");
    }

    [Fact]
    public async Task What_was_deemed_eligible_is_ratified_like_any_other()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, token) = await _flow.VerifyingAsync(family);
        await _flow.AdvanceAsync("P31D");
        (await _flow.ProposalAsync(family.Village, id, token)).ExpectStatus("deemedEligible");

        await _flow.RatifyAsync(family.Village[..4]);

        (await _flow.ProposalAsync(family.Village, id, token)).ExpectStatus("registered");
    }
}
