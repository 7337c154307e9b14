using System.Text;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime.Text;

namespace Dtks.Functions.ServiceDesk.Numbers;

/// <summary>
/// GET /desk/{regency}/numbers?month=&amp;format=: how many applications were filed in a month, by section, village, status, outcome and the villages' pace, how old the oldest is that goes on, and how long each stage took; nothing of a person,
/// and without reading an application (SVC-1).
/// </summary>
public sealed class GetHelpNumbers(Api api, HelpMonths months)
{
    private static readonly YearMonthPattern MonthPattern = YearMonthPattern.Iso;

    /// <summary>The numbers; with <c>format=csv</c> a file of a row for each village, section, status, outcome and pace.</summary>
    [Function(nameof(GetHelpNumbers))]
    [QueryParameters("month", "format")]
    [Access(Role.SectionOfficer, Role.RegencyOfficer, Role.Auditor, Area = "regency")]
    [Asks<string>("month", "The month of filing, yyyy-MM.", IsRequired = true)]
    [Asks<string>("format", "A file; JSON without it.", Also = ["csv"])]
    [Answers<HelpNumbersView>]
    [Answers(200, File = "text/csv")]
    [Refuses(400, "help.month", "list.format")]
    [Refuses(403, "help.numbersDataOnly", Rule = "SVC-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/desk/{regency}/numbers")] HttpRequest request, string regency, CancellationToken cancellation) =>
        api.RunAsync<IActionResult>(request, async caller =>
        {
            var area = PathArea.Regency(regency);
            if (caller.Role == Role.SectionOfficer && caller.Section != Section.Data)
            {
                throw new ProblemException(new Problem(403, "help.numbersDataOnly", "SVC-1"));
            }

            var month = MonthPattern.Parse(request.Query["month"].ToString()) is { Success: true, Value: var named } ? MonthPattern.Format(named) : throw new ProblemException(new Problem(400, "help.month"));
            var isFile = request.Query["format"].ToString() switch
            {
                "" => false,
                "csv" => true,
                _ => throw new ProblemException(new Problem(400, "list.format", Args: new Dictionary<string, string> { ["allowed"] = "csv" })),
            };
            var (villages, unreadable) = await months.SumsAsync(area.Value, month, cancellation);
            return isFile
                ? new FileAnswer(CsvFile.ContentType, $"uptp2k-{area.Value}-{month}.csv", Encoding.UTF8.GetBytes(HelpNumbersFile.Of(villages)))
                : new AnswerResult(Answer.Done(HelpNumbersView.Of(area.Value, month, villages, unreadable)));
        });
}
