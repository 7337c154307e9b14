using Dtks.Demo.Cast;
using Dtks.Demo.Http;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>Citizens and villages propose families; the population register is asked (PRO-1 to PRO-6, REG-5).</summary>
internal sealed class Propose : IDemoChapter
{
    public string Title => "Usulan dan pemadanan data kependudukan / proposals and population data";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        for (var number = 0; number < context.Villages.Count; number++)
        {
            var village = context.Villages[number];
            var roles = DemoRoles.Of(village.Place.Code, number);
            await PutPeopleAsync(context, village, roles, cancellation);
            foreach (var role in roles)
                village.Proposals.Add(await ProposeAsync(context, village, role, cancellation));
        }

        // Until the first is matched nothing is held against the second.
        await context.Dev.IdleAsync(cancellation);
        await ProposeAgainAsync(context, cancellation);
        await context.Dev.IdleAsync(cancellation);
        for (var number = 0; number < context.Villages.Count; number++)
            await SeeMatchesAsync(context, context.Villages[number], number, cancellation);
    }

    private static async Task PutPeopleAsync(
        DemoContext context, DemoVillage village, IReadOnlyList<DemoRole> roles, CancellationToken cancellation)
    {
        var (people, put) = (0, 0);
        foreach (var family in roles.Select(role => role.Family).Distinct())
        {
            foreach (var member in family.Members)
            {
                var answer = await context.Api.PutAsync($"/dev/population/{member.Nik}", null, family.ToPopulationRecord(member), cancellation);
                people++;
                put += answer.IsSuccess ? 1 : 0;
            }
        }
        context.Note(village, "penduduk contoh dicatat / sample people recorded", string.Empty, $"{people}", $"{put}");
    }

    private static async Task<DemoProposal> ProposeAsync(
        DemoContext context, DemoVillage village, DemoRole role, CancellationToken cancellation)
    {
        var stranger = role.Fate == DemoFate.ClaimedBefore;
        var subject = $"contoh-warga-{village.Place.Code}-{role.Family.FamilyCardNumber[^4..]}{(stranger ? "-lain" : string.Empty)}";
        var proposer = role.IsVillages
            ? village.Officer
            : await context.Dev.TokenAsync("citizen", village.Place.Code, subject, role.Stated.Head.Name, cancellation);
        var key = Guid.NewGuid().ToString("N");
        var answer = await context.Api.PostAsync("/proposals", proposer, Body(role), cancellation, key);
        var what = $"usulan {role.Family.Head.Name}{(stranger ? " oleh orang lain / by a stranger" : string.Empty)}";
        context.Note(village, what, role.IsVillages ? "PRO-3" : "PRO-4", "201 submitted", answer.Brief("status"));
        var proposal = new DemoProposal(answer.Required("id"), answer.Required("trackingCode"), role.Fate, role.Family, proposer);
        if (role.Fate != DemoFate.FoundEligible)
            return proposal;
        var again = await context.Api.PostAsync("/proposals", proposer, Body(role), cancellation, key);
        var sameId = again.Text("id") == proposal.Id ? "id sama/same" : "id lain/other";
        context.Note(village, $"{what}, kunci sama / same key", string.Empty, "201 id sama/same", $"{again.Brief()} {sameId}");
        return proposal;
    }

    /// <summary>
    /// The same citizen proposes the same people once more under another key; and someone whose mother has no name.
    /// </summary>
    private static async Task ProposeAgainAsync(DemoContext context, CancellationToken cancellation)
    {
        var village = context.Villages[0];
        var first = village.With(DemoFate.FoundEligible).First();
        var role = DemoRoles.Of(village.Place.Code, 0)[0];
        var twice = await context.Api.PostAsync("/proposals", first.Proposer, Body(role), cancellation);
        context.Note(village, $"{first.Label} lagi / again", "REG-5", "409 REG-5", twice.Brief("status"));

        var wrong = Body(role);
        wrong["household"]!["members"]![0]!["motherMaidenName"] = "-";
        var contradicting = await context.Api.PostAsync("/proposals", first.Proposer, wrong, cancellation);
        context.Note(
            village,
            "nama ibu diisi tanda / a dash for the mother's name",
            "REG-2",
            "400 REG-2 person.motherUnnamed",
            $"{contradicting.Brief()} {contradicting.Text("errors[0].code")}");
    }

    private static async Task SeeMatchesAsync(DemoContext context, DemoVillage village, int number, CancellationToken cancellation)
    {
        foreach (var (proposal, role) in village.Proposals.Zip(DemoRoles.Of(village.Place.Code, number)))
        {
            var answer = await context.Api.GetAsync($"/proposals/{village.Place.Code}/{proposal.Id}", proposal.Proposer, cancellation);
            context.Note(village, $"{proposal.Label}: dipadankan / matched", role.Rule, $"200 {role.StatusAfterMatching}", answer.Brief("status"));
            if (proposal.Fate == DemoFate.Mismatched)
                SeeMismatch(context, village, number, answer);
        }
    }

    private static void SeeMismatch(DemoContext context, DemoVillage village, int number, ApiAnswer answer)
    {
        var fields = answer.List("match.fields");
        var differing = fields.Count(field => (string?)field["outcome"] == "mismatch");
        var address = answer.Text("match.addressOutcome") == "match";
        context.Note(
            village,
            "kolom yang beda, alamat / fields that differ, address",
            "PRO-5",
            $"{DemoRoles.DifferingFields(number)}/15 {(number == 1 ? "≥ 80 %" : "< 80 %")}",
            $"{differing}/{fields.Count} {(address ? "≥ 80 %" : "< 80 %")}");
    }

    private static JObject Body(DemoRole role) => new()
    {
        ["kind"] = role.Kind,
        ["programmes"] = new JArray(role.Programmes),
        ["household"] = role.Stated.ToHousehold(),
        ["contact"] = new JObject { ["phone"] = "+6281200000001" },
        ["recipient"] = role.Programmes.Count == 0 ? null : role.Stated.Head.Nik,
    };
}
