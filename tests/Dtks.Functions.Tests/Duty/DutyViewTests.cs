using Dtks.Functions.Duty;
using Dtks.Functions.Policies;
using NodaTime;

namespace Dtks.Functions.Tests.Duty;

[Trait("rule", "MUS-1")]
public sealed class DutyViewTests
{
    [Theory]
    [InlineData("3306162006", 17)]
    [InlineData("5103012001", 16)]
    [InlineData("9471012001", 15)]
    public void A_village_is_late_once_the_last_day_has_ended_there(string village, int midnightUtc)
    {
        var duty = new VillageDutyDocument
        {
            Id = VillageDutyDocument.IdOf(village),
            Regency = village[..4],
            Village = village,
            LastHeldOn = new LocalDate(2026, 8, 2),
            DueOn = new LocalDate(2026, 11, 2),
        };
        var midnight = Instant.FromUtc(2026, 11, 2, midnightUtc, 0);

        Assert.Equal([(false, 0), (true, -1)], new[] { midnight - Duration.Epsilon, midnight }.Select(now => DutyView.Of(village, "Contoh", duty, PolicyFiles.Shipped(), now)).Select(v => (v.Late, v.DaysLeft)));
    }
}
