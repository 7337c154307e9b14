using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using NodaTime;

namespace Dtks.Domain.Tests.ServiceDesk;

/// <summary>The front office's guest book.</summary>
[Trait("rule", "SVC-2")]
public sealed class GuestBookTests
{
    [Fact]
    public void A_visitor_without_papers_is_a_visitor_all_the_same()
    {
        Assert.Equal(new DeskVisitRead("CONTOH", "Tanya bantuan", null), GuestBookReader.Visit(new DeskVisitDraft(" CONTOH ", "Tanya bantuan")).Value);
        Assert.Equal("+6281234567890", GuestBookReader.Visit(new DeskVisitDraft("CONTOH", "Tanya", "0812 3456 7890")).Value!.Phone);
        Assert.Equal(["/name", "/purpose", "/phone"], GuestBookReader.Visit(new DeskVisitDraft(null, "", "12")).Violations.Select(v => v.Pointer));
        Assert.Equal([""], GuestBookReader.Visit(null).Violations.Select(v => v.Pointer));
    }

    [Theory]
    [InlineData("3305", 16, 59, 2)]
    [InlineData("3305", 17, 0, 3)]
    [InlineData("5171", 16, 0, 3)]
    [InlineData("9171", 15, 0, 3)]
    [InlineData("9171", 14, 59, 2)]
    public void A_day_is_that_of_the_regencys_zone(string regency, int hour, int minute, int day)
    {
        var (code, now) = (AreaCode.Parse(regency), Instant.FromUtc(2026, 11, 2, hour, minute));
        var received = GuestBookRules.Receive("v-1", code, new DeskVisitRead("CONTOH", "Tanya", null), 7, new Actor("desk-1", Role.DeskOfficer, code), Samples.Policy, now);

        Assert.Equal(new DeskVisitState("v-1", code, new LocalDate(2026, 11, day), 7, "CONTOH", "Tanya", null, now), GuestBookRules.Of(received));
        Assert.Equal(("desk.visited", "SVC-2", "desk-1"), (received.Meta.Code, received.Meta.Rule, received.Meta.Subject));
    }
}
