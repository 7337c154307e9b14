using Dtks.Domain.Areas;
using Dtks.Domain.Forms;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Forms;

/// <summary>
/// GET /forms/{form}?on=: the edition of a form that is in force on a day, with its questions and codes, for officers (RAT-2); without a day, on today where they are.
/// </summary>
public sealed class GetForm(Api api, FormsInForce forms, TimeProvider clock)
{
    /// <summary>The edition; whoever has it already is told so, without it.</summary>
    [Function(nameof(GetForm))]
    [QueryParameters("on")]
    [Access(Officers = true, Area = AccessArea.None)]
    [Asks<LocalDate>("on", "The day on which it is in force; today without it.")]
    [Answers<FormView>(Kept = true)]
    [Refuses(400, "date.format")]
    [Refuses(404, "form.unknown")]
    [Refuses(404, "form.notInForce", Rule = "RAT-2")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/forms/{form}")] HttpRequest request, string form) =>
        api.RunAsync(request, caller => Task.FromResult(
            forms.Find(form, Day(request) ?? Today(caller.Area)) is { } found
                ? CacheableAnswer.Of(request, FormView.Of(found), isPublic: false)
                : throw new ProblemException(Missing(form))));

    private Problem Missing(string form) => forms.First(form) is { } first
        ? new Problem(404, FormViolations.NotInForce, "RAT-2", new Dictionary<string, string> { ["from"] = LocalDatePattern.Iso.Format(first) })
        : new Problem(404, "form.unknown");

    private static LocalDate? Day(HttpRequest request)
    {
        var text = request.Query["on"].ToString();
        return text.Length == 0 ? null
            : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day
            : throw new ProblemException(new Problem(400, "date.format"));
    }

    private LocalDate Today(AreaCode area) => TimeZones.DateIn(area, Instant.FromDateTimeOffset(clock.GetUtcNow()));
}
