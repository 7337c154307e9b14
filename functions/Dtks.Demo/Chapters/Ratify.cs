using System.Globalization;
using Dtks.Demo.Cast;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>
/// Each regent's letter covers what was received of the villages' and is eligible of the citizens' proposals in the regency; the Ministry reviews it, and the families are registered
/// (RAT-1, RAT-3, RAT-8).
/// </summary>
internal sealed class Ratify : IDemoChapter
{
    private static readonly DemoFate[] Eligible = [DemoFate.FoundEligible, DemoFate.Forgotten, DemoFate.Assisted, DemoFate.Admitted];

    public string Title => "Pengesahan bupati dan Kementerian / the regents' and the Ministry's ratification";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        var now = await context.Dev.NowAsync(cancellation);
        foreach (var village in context.Villages)
        {
            var letter = await SignAsync(context, village, now, cancellation);
            await ReviewAsync(context, village, letter, cancellation);
        }
        await context.Dev.IdleAsync(cancellation);
        foreach (var village in context.Villages)
            await SeeAsync(context, village, cancellation);
    }

    /// <summary>The regent signs; then there is nothing left to sign.</summary>
    /// <returns>The letter's path.</returns>
    private static async Task<string> SignAsync(DemoContext context, DemoVillage village, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = now.ToOffset(village.Place.Offset);
        var path = $"/regencies/{village.Place.RegencyCode}/ratifications";
        var body = new JObject
        {
            ["period"] = today.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            ["subject"] = "proposals",
            ["letter"] = new JObject
            {
                ["number"] = $"CONTOH/{village.Place.Code}",
                ["date"] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            },
        };
        var unauthorised = await context.Api.PostAsync(path, village.RegencyOfficer, body, cancellation);
        context.Note(village.Place.Regency, "surat oleh dinas / a letter by the office", "RAT-1", "403", $"{unauthorised.Status}");
        var answer = await context.Api.PostAsync(path, village.Regent, body, cancellation);
        context.Note(
            village.Place.Regency,
            "surat bupati: jumlah baris / the regent's letter: rows",
            "RAT-8",
            $"201 {village.With(Eligible).Count()}",
            answer.Brief("rows"));
        var digest = answer.Required("digest");
        context.Note(village.Place.Regency, "sidik baris surat / digest of the rows", "RAT-8", "64 hex", Hex(digest));
        return $"{path}/{answer.Required("id")}";
    }

    private static async Task ReviewAsync(DemoContext context, DemoVillage village, string letter, CancellationToken cancellation)
    {
        var body = new JObject { ["outcome"] = "conforming", ["reasons"] = new JArray() };
        var bySigner = await context.Api.PostAsync($"{letter}/review", village.Regent, body, cancellation);
        context.Note(village.Place.Regency, "bupati memeriksa suratnya / the regent reviews it", "GOV-2", "403", $"{bySigner.Status}");
        var answer = await context.Api.PostAsync($"{letter}/review", context.Ministry, body, cancellation);
        context.Note(village.Place.Regency, "Kementerian: surat sesuai / conforming", "RAT-3", "200", answer.Brief());
        var again = await context.Api.PostAsync($"{letter}/review", context.Ministry, body, cancellation);
        context.Note(village.Place.Regency, "Kementerian memeriksa lagi / reviews it again", "RAT-3", "409", $"{again.Status}");
    }

    private static async Task SeeAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        foreach (var proposal in village.Proposals)
        {
            var expected = proposal.Fate switch
            {
                DemoFate.Mismatched => "mismatched",
                DemoFate.ClaimedBefore or DemoFate.RefusedByVillage => "refused",
                DemoFate.FoundIneligible => "ineligible",
                _ => "registered",
            };
            var answer = await context.Api.GetAsync($"/proposals/{village.Place.Code}/{proposal.Id}", proposal.Proposer, cancellation);
            context.Note(village, $"{proposal.Label}: akhirnya / in the end", "RAT-3", $"200 {expected}", answer.Brief("status"));
            if (expected == "registered")
                await SeeHouseholdAsync(context, village, proposal, answer.Required("registeredAs"), cancellation);
        }
    }

    private static async Task SeeHouseholdAsync(
        DemoContext context, DemoVillage village, DemoProposal proposal, string household, CancellationToken cancellation)
    {
        var answer = await context.Api.GetAsync($"/households/{village.Place.Code}/{household}", village.RegencyOfficer, cancellation);
        context.Note(
            village,
            $"keluarga {proposal.Family.Head.Name} di DTKS: anggota, bantuan / members, assistance",
            "REG-1",
            $"200 {proposal.Family.Members.Count} {proposal.Entitlements}",
            $"{answer.Brief()} {answer.List("members").Count} {answer.List("entitlements").Count}");
    }

    private static string Hex(string digest) => digest.All(char.IsAsciiHexDigit) ? $"{digest.Length} hex" : digest;
}
