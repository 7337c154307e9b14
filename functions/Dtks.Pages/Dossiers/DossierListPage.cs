using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Dossiers;

/// <summary>/berkas/{area}: where the dossiers of a village, district or regency are, with whom and for how long; a camat endorses several at once (RAT-1).</summary>
public sealed class DossierListPage : IPage
{
    private const int Limit = 50;

    /// <inheritdoc />
    public string Route => "berkas/{area}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => OfficerRoles.OfTheArea;

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation) => PageAsync(visit, [], null, 200, cancellation);

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var chosen = form.All("berkas").Distinct(StringComparer.Ordinal).Select(b => b.Split('/')).Where(b => b.Length == 2).ToList();
        if (chosen.Count == 0)
        {
            return await PageAsync(visit, [], visit.Words["dossiers.nothing"], 400, cancellation);
        }

        var rows = chosen.Select(b => new { village = b[0], dossier = b[1], outcome = "endorsed" });
        var reply = await visit.SendAsync(new ApiCall("POST", $"/districts/{Uri.EscapeDataString(visit.Parts["area"])}/endorsements") { Body = JsonText.Write(rows), Key = form.Key }, cancellation);
        return reply.IsDone
            ? await PageAsync(visit, reply.Read<BulkAnswers>().Results, null, 200, cancellation)
            : await PageAsync(visit, [], FormFaults.Of(reply).Whole, reply.Status, cancellation);
    }

    private static string? LevelOf(string area) => area.Length switch
    {
        10 => "villages",
        6 => "districts",
        4 => "regencies",
        _ => null,
    };

    private static async Task<PageAnswer> PageAsync(PageVisit visit, IReadOnlyList<BulkAnswer> answers, string? wrong, int status, CancellationToken cancellation)
    {
        var area = Uri.EscapeDataString(visit.Parts["area"]);
        if (LevelOf(area) is not { } level)
        {
            return PageAnswer.NotThere;
        }

        var stands = visit.Query("keadaan");
        var filter = stands is null ? string.Empty : $"&status={Uri.EscapeDataString(stands)}";
        var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        var list = await visit.ReadAsync<ListPage<DossierRow>>($"/{level}/{area}/dossiers?limit={Limit}{filter}{cursor}", cancellation);
        var place = await visit.ReadAsync<PlaceName>($"/areas/{area}", cancellation);
        var roles = visit.Reader!.Roles;
        var model = new DossierListModel(area, place.Name, stands, WireName.AllOf<DossierStatus>(), list.Items, list.Next)
        {
            Names = await Places.NamesAsync(visit, [.. list.Items.Select(row => row.Village), .. answers.Select(a => a.Village).OfType<string>()], cancellation),
            MayEndorse = level == "districts" && roles.Contains(Role.DistrictHead),
            MayHandIn = level == "villages" && roles.Contains(Role.VillageHead),
            Answers = answers,
            Wrong = wrong,
        };
        return PageAnswer.Page<DossierList, DossierListModel>(visit.Words["dossiers.title"], model, status);
    }

    private sealed record BulkAnswers(IReadOnlyList<BulkAnswer> Results);
}

/// <summary>What became of a dossier that was endorsed with others.</summary>
/// <param name="Result"><c>applied</c> or <c>refused</c>.</param>
/// <param name="Village">The village's code.</param>
/// <param name="Detail">Why it was refused.</param>
public sealed record BulkAnswer(string Result, string? Village = null, string? Detail = null);

/// <summary>An area's dossiers.</summary>
/// <param name="Area">The area's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">Only those that stand so; null for all.</param>
/// <param name="Statuses">All that there are.</param>
/// <param name="Rows">The page.</param>
/// <param name="Next">Where it goes on; null on the last.</param>
public sealed record DossierListModel(string Area, string Name, string? Status, IReadOnlyList<string> Statuses, IReadOnlyList<DossierRow> Rows, string? Next)
{
    /// <summary>The villages' names, by code.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the reader endorses them.</summary>
    public bool MayEndorse { get; init; }

    /// <summary>Whether the reader hands another in.</summary>
    public bool MayHandIn { get; init; }

    /// <summary>What became of those that were just endorsed.</summary>
    public IReadOnlyList<BulkAnswer> Answers { get; init; } = [];

    /// <summary>Why none of what was sent was done; null where it was.</summary>
    public string? Wrong { get; init; }

    /// <summary>Whether a row can be endorsed here.</summary>
    public bool IsToEndorse(DossierRow row) => MayEndorse && row is { Status: "submitted", Dossier: not null };
}
