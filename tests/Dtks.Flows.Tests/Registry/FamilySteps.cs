using System.Globalization;
using System.Net;

namespace Dtks.Flows.Tests.Registry;

/// <summary>Changes of one family of the register (REG-8), entered by its village's officer.</summary>
public sealed class FamilySteps(Flow flow, string officer, string village, string household)
{
    /// <summary>The path of its changes.</summary>
    public string Path => $"/households/{village}/{household}/changes";

    /// <summary>Another card of a family's: one of its own for each number.</summary>
    public static string CardOf(SampleFamily family, int number) => string.Create(CultureInfo.InvariantCulture, $"{family.FamilyCardNumber[..12]}{9000 + (number * 100) + int.Parse(family.FamilyCardNumber[12..], CultureInfo.InvariantCulture) % 100:0000}");

    /// <summary>A change that is carried out.</summary>
    public async Task<Answer> ChangeAsync(object change, params (string Name, string Value)[] headers) => (await flow.PostAsync(Path, officer, change, headers)).Expect(HttpStatusCode.OK);

    /// <summary>A change, whatever is answered.</summary>
    public Task<Answer> TryAsync(object change, params (string Name, string Value)[] headers) => flow.PostAsync(Path, officer, change, headers);

    /// <summary>Takes back one that waits.</summary>
    public async Task<Answer> WithdrawAsync(string change) => (await flow.PostAsync(Path + "/withdrawal", officer, new { change })).Expect(HttpStatusCode.OK);

    /// <summary>The family as it stands.</summary>
    public async Task<Answer> ShownAsync() => (await flow.GetAsync($"/households/{village}/{household}", officer)).Expect(HttpStatusCode.OK);

    /// <summary>A move to another village, entered and known there.</summary>
    public async Task<Answer> MoveAsync(string to)
    {
        var move = await ChangeAsync(new { kind = "move", to, address = new { street = "Dusun Krajan 1", rt = "1", rw = "1" } });
        await flow.IdleAsync();
        return move;
    }

    /// <summary>Who is a member, such as <c>01 head married</c>.</summary>
    public async Task<IReadOnlyList<string>> MembersAsync() =>
        [.. (await ShownAsync()).Json["members"]!.Select(m => $"{m["id"]} {m["person"]!["relationship"]} {m["person"]!["maritalStatus"]}")];
}

/// <summary>Children for a family's changes.</summary>
public static class Newborns
{
    /// <summary>A child born to a family this year, whom the population register knows: the same for the same family.</summary>
    public static async Task<SampleMember> BornAsync(this Flow flow, SampleFamily family)
    {
        var child = Of(family);
        await flow.RegisterPopulationAsync(family with { Members = [child] });
        return child;
    }

    /// <summary>The same, of whom it knows nothing.</summary>
    public static SampleMember Of(SampleFamily family) => family.Head with
    {
        Nik = family.Head.Nik[..6] + "010126" + (5000 + int.Parse(family.FamilyCardNumber[6..10], CultureInfo.InvariantCulture)).ToString("0000", CultureInfo.InvariantCulture),
        BirthDate = "2026-01-01",
        Relationship = "child",
        MaritalStatus = "unmarried",
    };
}
