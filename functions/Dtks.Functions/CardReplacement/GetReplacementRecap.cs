using Dtks.Domain.Cards;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.CardReplacement;

/// <summary>GET /villages/{village}/replacement-recap?round=: the recap form of replacement households, filled in from what was decided (CRD-8); each read is audited before the answer (REG-3).</summary>
public sealed class GetReplacementRecap(Api api, CardRoundRepository rounds, ReplacementRecap recap, AuditedReads reads, MessageCatalogue messages)
{
    /// <summary>The form, and when it was handed in as it stands.</summary>
    [Function(nameof(GetReplacementRecap))]
    [QueryParameters("round")]
    [Access(Officers = true, Area = "village")]
    [Asks<string>("round", "The id of a round of cards.", IsRequired = true)]
    [Answers<ReplacementRecapView>]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/replacement-recap")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var (code, round) = (PathArea.Village(village).Value, await rounds.NamedAsync(request.Query["round"].ToString(), cancellation));
            var rows = await recap.RowsAsync(code, round.Id, cancellation);
            var form = await recap.SubmittedAsync(code, round.Id, cancellation);
            var view = new ReplacementRecapView(code, round.Id, rows.Count, rows, form?.SubmittedOn, form is null ? null : form.Digest == ReplacementRecap.DigestOf(rows))
            {
                Next = Told(request, rows.Count(r => r.Lapsed == true), form is not null && form.Digest != ReplacementRecap.DigestOf(rows) ? form : null),
            };
            return await reads.ShowAsync(Partitions.Registry(code), ReplacementRecapDocument.IdOf(round.Id), caller.Actor, "replacementRecap.read", view, etag: null, cancellation);
        });

    // For cards for which nobody named is left, and of a form that says no more what stands here.
    private string? Told(HttpRequest request, int lapsed, ReplacementRecapDocument? changed)
    {
        var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
        string?[] told =
        [
            lapsed == 0 ? null : messages.Text(language, "explanation.replacementsLapsed", new Dictionary<string, string> { ["count"] = lapsed.ToString(System.Globalization.CultureInfo.InvariantCulture) }),
            changed is null ? null : messages.Text(language, "explanation.replacementRecapChanged", new Dictionary<string, string> { ["on"] = CardRules.Day(changed.SubmittedOn) }),
        ];
        return told.OfType<string>().ToList() is { Count: > 0 } said ? string.Join(' ', said) : null;
    }
}

/// <summary>A village's recap form of replacement households.</summary>
/// <param name="Village">The village.</param>
/// <param name="Round">The round.</param>
/// <param name="Replacements">How many rows it has.</param>
/// <param name="Rows">The rows.</param>
/// <param name="SubmittedOn">The day it was handed in; absent where it was not.</param>
/// <param name="Current">Whether what was handed in is what stands here; absent where nothing was.</param>
[ShowsPerson]
internal sealed record ReplacementRecapView(string Village, string Round, int Replacements, IReadOnlyList<ReplacementRecapRow> Rows, LocalDate? SubmittedOn, bool? Current)
{
    /// <summary>What to do for cards for which nobody named is left (CRD-5), or where what was handed in is not what stands here any more; absent elsewhere.</summary>
    public string? Next { get; init; }
}
