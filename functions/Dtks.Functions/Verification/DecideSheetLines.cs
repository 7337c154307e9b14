using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Verification;

/// <summary>PUT /cycles/{period}/villages/{village}/lines: decides lines in bulk, row by row (VER-3 to VER-6).</summary>
public sealed class DecideSheetLines(Api api, SheetDecisions decisions, MessageCatalogue messages)
{
    /// <summary>1 to 500 rows; each is applied or refused. With <c>?dryRun=true</c> the answer is the same and nothing is saved.</summary>
    [Function(nameof(DecideSheetLines))]
    [QueryParameters("dryRun")]
    [Access(Role.VillageOfficer, Area = "village")]
    [Asks<bool>("dryRun", "The answer is the same and nothing is saved.")]
    [Takes<List<LineDecisionDraft>>(Most = 500, IfMatch = true)]
    [Answers<LineAnswers>(ETag = true)]
    [Refuses(400, "input.required", "input.unknownValue", "list.size")]
    [Refuses(404, "sheet.missing", Rule = "VER-1")]
    [Refuses(409, "sheet.finalised", "sheet.opening", Rule = "VER-1")]
    [Refuses(409, "sheet.closed", Rule = "VER-7")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/cycles/{period}/villages/{village}/lines")] HttpRequest request,
        string period,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var isDry = IsDry(request.Query["dryRun"].ToString());
            var bulk = new LineBulk(LineRows.Read(await RequestBody.ReadBytesAsync(request, cancellation)), IfMatchHeader.Read(request), caller.Actor, isDry);
            var decided = await decisions.DecideAsync(village, period, bulk, cancellation);
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            return Answer.Done(new LineAnswers([.. decided.Results.Select(r => AnswerOf(r, decided, language))]), decided.Sheet.EntityTag());
        });

    private static bool IsDry(string text) => text switch
    {
        "" or "false" => false,
        "true" => true,
        _ => throw new ProblemException(new Problem(400, InputViolations.UnknownValue, Args: new Dictionary<string, string> { ["allowed"] = "true, false" })),
    };

    private LineAnswer AnswerOf(LineResult result, DecidedLines decided, string language)
    {
        var number = result.Line!.Value;
        var line = decided.Lines.GetValueOrDefault(number);
        return result.Violation is { } refused
            ? new LineAnswer(
                number, LineAnswerStatus.Refused, line?.Outcome, line?.Ground, refused.Code, refused.Rule, messages.Text(language, refused.Code, refused.Args))
            : new LineAnswer(number, LineAnswerStatus.Applied, line?.Outcome, line?.Ground);
    }
}
