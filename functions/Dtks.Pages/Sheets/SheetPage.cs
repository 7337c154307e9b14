using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;
using NodaTime;

namespace Dtks.Pages.Sheets;

/// <summary>
/// /lembar/{period}/{village}: a month's sheet, some lines a page, and the village officer's decisions on them (VER-3 to VER-6). What was typed and is refused stays; a line that another officer decided
/// meanwhile is shown first, and decided otherwise only when it is sent again.
/// </summary>
/// <param name="grounds">The grounds of VER-5.</param>
/// <param name="clock">The time.</param>
public sealed class SheetPage(Grounds grounds, TimeProvider clock) : IPage
{
    private const int Lines = 15;
    private const int Tries = 3;

    /// <inheritdoc />
    public string Route => "lembar/{period}/{village}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageOfficer, Role.VillageHead, Role.DistrictHead, Role.RegencyOfficer, Role.Auditor];

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation) => PageAsync(visit, visit.Query("lanjut"), Sending.Nothing, 200, cancellation);

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var from = form.Given("lanjut") is { } cursor && (await visit.AskAsync($"{SheetPaths.Record(visit)}/lines?limit=1&cursor={Uri.EscapeDataString(cursor)}", cancellation)).IsDone ? cursor : null;
        var sent = SentLine.Of(form).Where(line => !line.IsLeft).ToList();
        if (sent.Count == 0)
        {
            return await PageAsync(visit, from, Sending.Nothing with { Wrong = visit.Words["sheet.nothing"] }, 400, cancellation);
        }

        for (var tries = 1; ; tries++)
        {
            var standing = await visit.AskAsync(LinesOf(visit, from), cancellation);
            var stands = standing.IsDone ? standing.Read<ListPage<SheetRow>>().Items : throw new ApiRefusedException(standing);
            var kept = sent.Select(line => HeldBack(visit, line, stands)).OfType<LineAnswer>().ToDictionary(a => a.Line);
            var rows = sent.Where(line => !kept.ContainsKey(line.Line)).ToList();
            var reply = rows.Count == 0 ? null : await visit.SendAsync(new ApiCall("PUT", $"{SheetPaths.Record(visit)}/lines") { Body = JsonText.Write(rows.Select(Sent)), Version = standing.ETag }, cancellation);
            if (reply?.Status != 412 || tries == Tries)
            {
                return await PageAsync(visit, from, new Sending(sent, AnswersOf(reply, rows, kept), reply is { IsDone: false } ? FormFaults.Of(reply).Whole : null), reply?.Status ?? 200, cancellation);
            }
        }
    }

    private static object Sent(SentLine line) => new SheetLineSent(line.Line, line.Outcome, line.Ground, line.Note, line.Heir);

    private static string LinesOf(PageVisit visit, string? from) => $"{SheetPaths.Record(visit)}/lines?limit={Lines}{(from is null ? string.Empty : $"&cursor={Uri.EscapeDataString(from)}")}";

    // What is not even sent, and why; null for what is.
    private static LineAnswer? HeldBack(PageVisit visit, SentLine line, IReadOnlyList<SheetRow> stands) =>
        line.IsLoose ? new LineAnswer(line.Line, "refused", visit.Words["sheet.loose"])
        : line.IsOvertaken(stands.FirstOrDefault(row => row.Line == line.Line)) ? new LineAnswer(line.Line, "refused", visit.Words["sheet.overtaken"])
        : null;

    private static Dictionary<int, LineAnswer> AnswersOf(ApiReply? reply, IReadOnlyList<SentLine> rows, IReadOnlyDictionary<int, LineAnswer> kept)
    {
        IEnumerable<LineAnswer> told = reply is null ? [] : reply.IsDone ? reply.Read<LineAnswers>().Results : FaultsOf(reply, rows);
        return told.Concat(kept.Values).DistinctBy(a => a.Line).ToDictionary(a => a.Line);
    }

    // A row that cannot be read is meant by its place among those sent.
    private static IEnumerable<LineAnswer> FaultsOf(ApiReply reply, IReadOnlyList<SentLine> rows) => (reply.Read<ApiProblem>().Errors ?? [])
        .Select(e => (Row: e.Pointer.Split('/').ElementAtOrDefault(1), e.Detail))
        .Where(e => int.TryParse(e.Row, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row < rows.Count)
        .GroupBy(e => rows[int.Parse(e.Row!, CultureInfo.InvariantCulture)].Line)
        .Select(e => new LineAnswer(e.Key, "refused", string.Join(' ', e.Select(f => f.Detail).Distinct())));

    private async Task<PageAnswer> PageAsync(PageVisit visit, string? from, Sending sending, int status, CancellationToken cancellation)
    {
        var sheet = await visit.ReadAsync<SheetStanding>(SheetPaths.Record(visit), cancellation);
        var lines = await visit.ReadAsync<ListPage<SheetRow>>(LinesOf(visit, from), cancellation);
        var village = AreaCode.Parse(visit.Parts["village"]);
        var place = await visit.ReadAsync<PlaceName>($"/areas/{village.Value}", cancellation);

        // What was typed is shown also where the sheet was finalised meanwhile.
        var isOpen = sheet.IsOpenAt(Instant.FromDateTimeOffset(clock.GetUtcNow()));
        var mayDecide = (isOpen || sending.Lines.Count > 0) && visit.Reader!.Roles.Contains(Role.VillageOfficer);
        var model = new SheetModel(visit.Parts["period"], village.Value, place.Name, sheet, lines.Items, from, lines.Next, mayDecide, grounds.On(AreaDays.TodayIn(village, clock), visit.Words))
        {
            OpenAgain = SheetPaths.OpenAgain(visit, sheet, village, isOpen),
            MayFinalise = isOpen && visit.Reader!.Roles.Contains(Role.VillageHead),
            MayReopen = sheet.Status == "finalised" && visit.Reader!.Roles.Contains(Role.RegencyOfficer),
            Answers = sending.Answers,
            Typed = sending.Lines.Where(line => sending.Answers.GetValueOrDefault(line.Line)?.Status != "applied").ToDictionary(line => line.Line),
            Wrong = sending.Wrong,
        };
        return PageAnswer.Page<Sheet, SheetModel>(visit.Words["sheet.title"], model, status);
    }

    // What was sent, what became of it line by line, and why none of it was done, where that is so.
    private sealed record Sending(IReadOnlyList<SentLine> Lines, IReadOnlyDictionary<int, LineAnswer> Answers, string? Wrong)
    {
        public static Sending Nothing { get; } = new([], new Dictionary<int, LineAnswer>(), null);
    }
}
