using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Sheets;

/// <summary>/lembar/{period}/{village}: a month's sheet, some lines a page, and the village officer's decisions on them (VER-3 to VER-6).</summary>
/// <param name="grounds">The grounds of VER-5.</param>
/// <param name="clock">The time.</param>
public sealed class SheetPage(Grounds grounds, TimeProvider clock) : IPage
{
    private const int Lines = 15;

    /// <inheritdoc />
    public string Route => "lembar/{period}/{village}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageOfficer, Role.VillageHead, Role.DistrictHead, Role.RegencyOfficer, Role.Auditor];

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation) => PageAsync(visit, visit.Query("lanjut"), new Dictionary<int, LineAnswer>(), null, 200, cancellation);

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var from = form["lanjut"] is { Length: > 0 } cursor && (await visit.AskAsync($"{SheetPaths.Record(visit)}/lines?limit=1&cursor={Uri.EscapeDataString(cursor)}", cancellation)).IsDone ? cursor : null;
        var rows = form.All("baris").Select(number => RowOf(form, number)).OfType<SheetLineSent>().DistinctBy(row => row.Line).ToList();
        if (rows.Count == 0)
        {
            return await PageAsync(visit, from, new Dictionary<int, LineAnswer>(), visit.Words["sheet.nothing"], 400, cancellation);
        }

        var reply = await visit.SendAsync(new ApiCall("PUT", $"{SheetPaths.Record(visit)}/lines") { Body = JsonText.Write(rows) }, cancellation);
        return reply.IsDone
            ? await PageAsync(visit, from, reply.Read<LineAnswers>().Results.DistinctBy(a => a.Line).ToDictionary(a => a.Line), null, 200, cancellation)
            : await PageAsync(visit, from, FaultsOf(reply, rows), FormFaults.Of(reply).Whole, reply.Status, cancellation);
    }

    // A row that cannot be read is meant by its place among those sent.
    private static Dictionary<int, LineAnswer> FaultsOf(ApiReply reply, IReadOnlyList<SheetLineSent> rows) => (reply.Read<ApiProblem>().Errors ?? [])
        .Select(e => (Row: e.Pointer.Split('/').ElementAtOrDefault(1), e.Detail))
        .Where(e => int.TryParse(e.Row, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row < rows.Count)
        .GroupBy(e => rows[int.Parse(e.Row!, CultureInfo.InvariantCulture)].Line)
        .ToDictionary(e => e.Key, e => new LineAnswer(e.Key, "refused", string.Join(' ', e.Select(f => f.Detail).Distinct())));

    // A line of which nothing was chosen is left as it is.
    private static SheetLineSent? RowOf(PageForm form, string number)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var line) || form[$"hasil-{number}"] is not { Length: > 0 } outcome)
        {
            return null;
        }

        return new SheetLineSent(
            line,
            outcome,
            int.TryParse(form[$"alasan-{number}"], NumberStyles.None, CultureInfo.InvariantCulture, out var ground) ? ground : null,
            form[$"catatan-{number}"] is { Length: > 0 } note ? note : null,
            form[$"pengganti-{number}"] is { Length: > 0 } heir ? heir : null);
    }

    private async Task<PageAnswer> PageAsync(PageVisit visit, string? from, IReadOnlyDictionary<int, LineAnswer> answers, string? wrong, int status, CancellationToken cancellation)
    {
        var sheet = await visit.ReadAsync<SheetStanding>(SheetPaths.Record(visit), cancellation);
        var cursor = from is null ? string.Empty : $"&cursor={Uri.EscapeDataString(from)}";
        var lines = await visit.ReadAsync<ListPage<SheetRow>>($"{SheetPaths.Record(visit)}/lines?limit={Lines}{cursor}", cancellation);
        var village = AreaCode.Parse(visit.Parts["village"]);
        var place = await visit.ReadAsync<PlaceName>($"/areas/{village.Value}", cancellation);
        var mayDecide = sheet.Status == "open" && visit.Reader!.Roles.Contains(Role.VillageOfficer);
        var model = new SheetModel(visit.Parts["period"], village.Value, place.Name, sheet, lines.Items, from, lines.Next, mayDecide, grounds.On(AreaDays.TodayIn(village, clock), visit.Words))
        {
            MayFinalise = sheet.Status == "open" && visit.Reader!.Roles.Contains(Role.VillageHead),
            MayReopen = sheet.Status == "finalised" && visit.Reader!.Roles.Contains(Role.RegencyOfficer),
            Answers = answers,
            Wrong = wrong,
        };
        return PageAnswer.Page<Sheet, SheetModel>(visit.Words["sheet.title"], model, status);
    }
}
