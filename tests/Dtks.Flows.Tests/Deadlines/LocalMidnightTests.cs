using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Removals;

namespace Dtks.Flows.Tests.Deadlines;

/// <summary>What is dated is taken from the day on that begins in its village: a minute before its midnight and one after, in each of the three zones.</summary>
[Collection("notices")]
public sealed class LocalMidnightTests(FlowHost host)
{
    private static readonly (string Zone, int Hours)[] FromTheEast = [("WIT", 9), ("WITA", 8), ("WIB", 7)];

    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "REG-2")]
    [Trait("rule", "REG-8")]
    [Trait("rule", "PRO-2")]
    [Trait("rule", "PRO-4")]
    [Trait("rule", "MUS-1")]
    public async Task A_birth_a_death_a_registration_and_a_deliberation_are_of_a_day_that_has_come_there()
    {
        var day = DateOnly.FromDateTime((await _flow.NowAsync()).UtcDateTime).AddDays(2);
        var places = await Task.WhenAll(FromTheEast.Select(place => AskedAsync(Place.Next(place.Zone).Village, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));

        foreach (var (asked, (_, hours)) in places.Zip(FromTheEast))
        {
            var begins = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(hours));
            await _flow.SetClockAsync(begins.AddMinutes(-1));
            (await asked.Propose()).ExpectProblem(HttpStatusCode.BadRequest, "person.birthDateFuture", "REG-2", "/household/members/2/birthDate");
            (await asked.Register()).ExpectProblem(HttpStatusCode.BadRequest, "person.birthDateFuture", "REG-2", "/member/birthDate");
            (await asked.Deliberate()).ExpectProblem(HttpStatusCode.BadRequest, "date.future", "MUS-1", "/heldOn");
            (await asked.Die()).ExpectProblem(HttpStatusCode.BadRequest, "date.future", "REG-8", "/diedOn");

            await _flow.SetClockAsync(begins.AddMinutes(1));
            (await asked.Propose()).Expect(HttpStatusCode.Created);
            (await asked.Register()).Expect(HttpStatusCode.OK);
            (await asked.Deliberate()).Expect(HttpStatusCode.Created);
            (await asked.Die()).Expect(HttpStatusCode.OK);
        }
    }

    private async Task<Asked> AskedAsync(string village, string day)
    {
        var (citizen, officer) = (await _flow.TokenAsync("citizen", village), await _flow.TokenAsync("village-officer", village));
        var (household, _) = await _flow.OwnHouseholdAsync(SampleFamily.Of(village, members: 3), "PKH");
        var family = SampleFamily.Of(village, members: 3).With(2, m => m with { BirthDate = day });
        var registered = SampleFamily.Of(village);
        var registration = new
        {
            member = (registered.Head with { BirthDate = day, MaritalStatus = "unmarried" }).Json(),
            familyCardNumber = registered.FamilyCardNumber,
            village,
            address = new { street = registered.Street, rt = registered.Rt, rw = registered.Rw },
        };
        var held = DeliberationFlow.Draft();
        held["heldOn"] = day;
        return new Asked(
            () => _flow.PostAsync("/proposals", citizen, family.Proposal()),
            () => _flow.PutAsync("/me/registration", citizen, registration),
            () => _flow.PostAsync($"/villages/{village}/deliberations", officer, held),
            () => _flow.PostAsync($"/households/{village}/{household}/changes", officer, new { kind = "death", member = "03", diedOn = day }));
    }

    private sealed record Asked(Func<Task<Answer>> Propose, Func<Task<Answer>> Register, Func<Task<Answer>> Deliberate, Func<Task<Answer>> Die);
}
