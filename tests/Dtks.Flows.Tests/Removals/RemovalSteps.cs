using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Removals;

/// <summary>Steps that flows about removals share.</summary>
public static class RemovalSteps
{
    /// <summary>A removal as it is sent.</summary>
    public static object Removal(string ground = "ineligible", int? number = 11, string[]? members = null, string? newHead = null, string source = "Kunjungan rumah") =>
        new { ground, number, members, newHead, source, note = "Rumah besar" };

    /// <summary>Records one; the answer is its id.</summary>
    public static async Task<string> RecordRemovalAsync(this Flow flow, string village, string household, string officer, object? removal = null) =>
        (await flow.PostAsync($"/households/{village}/{household}/removals", officer, removal ?? Removal())).Expect(HttpStatusCode.Created)["id"]!;

    /// <summary>A household of the register, and the citizen who proposed it.</summary>
    public static async Task<(string Household, string Citizen)> OwnHouseholdAsync(this Flow flow, SampleFamily family, params string[] programmes)
    {
        var (id, citizen) = await flow.VerifyingAsync(family, "registerWithAssistance", programmes);
        (await flow.VerifyAsync(family.Village, id, await flow.TokenAsync("regency-officer", family.Village[..4]))).Expect(HttpStatusCode.OK);
        await flow.RatifyAsync(family.Village[..4]);
        return (id, citizen);
    }

    /// <summary>Where a removal stands.</summary>
    public static async Task<Answer> RemovalAsync(this Flow flow, string village, string household, string removal, string officer) =>
        (await flow.GetAsync($"/households/{village}/{household}/removals/{removal}", officer)).Expect(HttpStatusCode.OK);

    /// <summary>A household as an officer sees it.</summary>
    public static async Task<Answer> HouseholdAsync(this Flow flow, string village, string household, string officer) =>
        (await flow.GetAsync($"/households/{village}/{household}", officer)).Expect(HttpStatusCode.OK);

    /// <summary>The instant at which a day ends in a zone, so many hours before UTC's.</summary>
    public static DateTimeOffset EndOf(string day, int hours) =>
        new DateTimeOffset(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(hours)).ToUniversalTime();
}
