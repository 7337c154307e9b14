using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Ratification;

/// <summary>GET /regencies/{regency}/ratifications/{id}/rows: what a letter covers, in its order, with what went back alone and what could not be applied.</summary>
public sealed class ListRatificationRows(Api api, LetterRepository letters, LetterPages pages, LetterReturns returns, LetterShowing showing, LetterMatters matters, Cursor cursor)
{
    /// <summary>One page. The place of a row in its letter never changes, so it is what the cursor holds.</summary>
    [Function(nameof(ListRatificationRows))]
    [QueryParameters(Paged = true)]
    [Access(Role.Regent, Role.RegencyOfficer, Role.MinistryOfficer, Role.Auditor, Area = "regency")]
    [Answers<ListAnswer<LetterRowView>>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regencies/{regency}/ratifications/{id}/rows")] HttpRequest request,
        string regency,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var letter = await letters.FindAsync(regency, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            var (page, place) = Read(cursor.Read(request, caller));
            var (rows, next) = await PageAsync(letter, page, place, Cursor.Limit(request), cancellation);
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            var returned = await returns.ReasonsAsync(letter, cancellation);
            var advice = await matters.Of(letter.State).AdviceAsync(letter.State, [.. rows.Select(row => row.Row)], language, cancellation);
            return Answer.Done(new ListAnswer<LetterRowView>([.. rows.Select(row => showing.Row(row, returned, language) with { Advice = advice.GetValueOrDefault(row.Row.Id()) is { } said ? [said] : null })], cursor.Write(next, request, caller)));
        });

    private async Task<(List<LetterRow> Rows, string? Next)> PageAsync(LetterDocument letter, int page, int place, int limit, CancellationToken cancellation)
    {
        var rows = new List<LetterRow>(limit);
        while (await pages.FindAsync(letter, page, cancellation) is { } found)
        {
            var taken = found.Rows.Skip(place).Take(limit - rows.Count).ToList();
            rows.AddRange(taken);
            place += taken.Count;
            if (place < found.Rows.Count)
            {
                return (rows, string.Create(CultureInfo.InvariantCulture, $"{page}/{place}"));
            }

            (page, place) = (page + 1, 0);
            if (rows.Count == limit)
            {
                break;
            }
        }

        return (rows, rows.Count == limit && page < letter.PageCount() ? string.Create(CultureInfo.InvariantCulture, $"{page}/0") : null);
    }

    // What is signed was written here.
    private static (int Page, int Place) Read(string? place) =>
        place?.Split('/') is [var page, var row]
            ? (int.Parse(page, CultureInfo.InvariantCulture), int.Parse(row, CultureInfo.InvariantCulture))
            : (0, 0);
}
