using Dtks.Functions.Areas;
using Dtks.Functions.CardDelivery;
using Dtks.Functions.CardRounds;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.CardReplacement;

/// <summary>GET /districts/{district}/replacement-recap?round=: which villages have replacement households, whose form is in, and what the TKSK compiled (CRD-8): counts, nothing of a person.</summary>
public sealed class GetDistrictReplacementRecap(Api api, CardRoundRepository rounds, ReplacementRecapWork work, AreaDirectory areas)
{
    /// <summary>The district's villages.</summary>
    [Function(nameof(GetDistrictReplacementRecap))]
    [QueryParameters("round")]
    [Access(Officers = true, Area = "district")]
    [Asks<string>("round", "The id of a round of cards.", IsRequired = true)]
    [Answers<DistrictReplacementRecapView>]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/districts/{district}/replacement-recap")] HttpRequest request, string district, CancellationToken cancellation) =>
        api.RunAsync(request, async _ =>
        {
            var (code, round) = (PathArea.District(district), await rounds.NamedAsync(request.Query["round"].ToString(), cancellation));
            var villages = await work.VillagesAsync(code, round.Id, cancellation);
            var compiled = await work.CompiledAsync(code, round.Id, cancellation);
            return Answer.Done(new DistrictReplacementRecapView(
                code.Value, round.Id, villages.Sum(v => v.Replacements),
                [.. villages.Select(v => new DistrictReplacementRecapItem(v.Village, areas.NameOf(v.Village), v.Replacements, v.SubmittedOn, v.Submitted))], compiled?.CompiledOn, compiled?.Villages.Values.Sum()));
        });
}

/// <summary>A district's replacement households by village.</summary>
/// <param name="District">The district.</param>
/// <param name="Round">The round.</param>
/// <param name="Replacements">How many there are.</param>
/// <param name="Villages">By village.</param>
/// <param name="CompiledOn">The day the TKSK compiled them; absent where they were not.</param>
/// <param name="Compiled">How many were compiled; absent where none were.</param>
internal sealed record DistrictReplacementRecapView(string District, string Round, int Replacements, IReadOnlyList<DistrictReplacementRecapItem> Villages, LocalDate? CompiledOn, int? Compiled);

/// <summary>A village with replacement households: how many, and how many its form had when it was handed in.</summary>
internal sealed record DistrictReplacementRecapItem(string Village, string Name, int Replacements, LocalDate? SubmittedOn, int? Submitted);
