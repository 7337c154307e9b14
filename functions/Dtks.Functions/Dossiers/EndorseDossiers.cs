using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Verification;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dossiers;

/// <summary>POST /districts/{district}/endorsements: the district head endorses or returns dossiers of the district's villages in bulk, row by row (RAT-1).</summary>
public sealed class EndorseDossiers(Api api, DossierReview review, ChangeCommit commit, IdempotentAnswers answers, UnreadableRecords unreadables, MessageCatalogue messages)
{
    private const int MostRows = 200;

    /// <summary>1 to 200 rows; each is applied or refused. Ended in the middle and sent again, what was done finds itself done.</summary>
    [Function(nameof(EndorseDossiers))]
    [Access(Role.DistrictHead, Area = "district")]
    [Takes<List<EndorsementRow>>(Most = 200)]
    [Answers<EndorsementAnswers>]
    [Refuses(400, "list.size")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/districts/{district}/endorsements")] HttpRequest request, string district, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var area = PathArea.District(district);
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var rows = RequestBody.Parse<List<EndorsementRow>>(body);
            if (rows.Count is 0 or > MostRows)
            {
                var args = new Dictionary<string, string> { ["min"] = "1", ["max"] = InputText(MostRows), ["count"] = InputText(rows.Count) };
                throw new ProblemException(new Problem(400, InputViolations.ListSize, Args: args));
            }

            var (key, partition) = (IdempotencyHeader.Read(request, caller, body), Partitions.Ratifications(district[..4]));
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            return await answers.OnceAsync(
                partition, key,
                async () => await answers.KeepAloneAsync(commit, partition, key, await EndorseAsync(rows, area, caller.Actor, language, cancellation), cancellation),
                cancellation);
        });

    private async Task<Answer> EndorseAsync(List<EndorsementRow> rows, AreaCode district, Actor by, string language, CancellationToken cancellation)
    {
        var results = new List<EndorsementAnswer>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var (state, refused) = await EndorseAsync(row, district, by, cancellation);
            results.Add(refused is null
                ? new EndorsementAnswer(i + 1, row.Village, row.Dossier, EndorsementResult.Applied, state?.Status, Detail: SheetDossierView.StaysText(state?.DeterminedOn, messages, language), DeterminedOn: state?.DeterminedOn)
                : new EndorsementAnswer(i + 1, row.Village, row.Dossier, EndorsementResult.Refused, state?.Status, refused.Code, refused.Rule, messages.Text(language, refused.Code, refused.Args), refused.Pointer is { Length: > 0 } at ? $"/{InputText(i)}{at}" : null));
        }

        return Answer.Done(new EndorsementAnswers(results));
    }

    // One that cannot be read, or that others keep changing, is its own row's matter.
    private async Task<(DossierState? State, Violation? Refused)> EndorseAsync(EndorsementRow row, AreaCode district, Actor by, CancellationToken cancellation)
    {
        try
        {
            return await review.EndorseRowAsync(row, district, by, cancellation);
        }
        catch (ProblemException e) when (e.Problem.Status < 500)
        {
            return (null, Violation.Conflict(e.Problem.Code, e.Problem.Rule));
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            unreadables.LeftOut(Partitions.Registry(row.Village!), DossierDocument.IdOf(row.Dossier!), e);
            return (null, Violation.Conflict(UnreadableItem.Unreadable));
        }
    }

    private static string InputText(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
