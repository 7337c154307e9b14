using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Dossiers;

/// <summary>/berkas/{village}/{id}: a dossier, where it is, and the camat's endorsement or dinas sosial's receipt of it (RAT-1).</summary>
public sealed class DossierPage : IPage
{
    private const int Limit = 50;

    /// <inheritdoc />
    public string Route => "berkas/{village}/{id}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => OfficerRoles.OfTheArea;

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation) => PageAsync(visit, new ReviewForm(), 200, cancellation);

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var typed = new ReviewForm { Outcome = form["hasil"], Reasons = form["sebab"], Version = form["versi"] };
        var reasons = typed.Reasons.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var body = new { outcome = typed.Outcome.Length > 0 ? typed.Outcome : null, reasons = reasons.Length > 0 ? reasons : null };
        var step = visit.Reader!.Roles.Contains(Role.DistrictHead) ? "endorsement" : "receipt";
        var reply = await visit.SendAsync(new ApiCall("POST", $"{PathOf(visit)}/{step}") { Body = JsonText.Write(body), Key = form.Key, Version = typed.Version is { Length: > 0 } version ? version : null }, cancellation);
        return reply.IsDone
            ? PageAnswer.GoTo($"/berkas/{Uri.EscapeDataString(visit.Parts["village"])}/{Uri.EscapeDataString(visit.Parts["id"])}")
            : await PageAsync(visit, typed with { Faults = FormFaults.Of(reply, "/outcome", "/reasons") }, reply.Status, cancellation);
    }

    private static string PathOf(PageVisit visit) => $"/villages/{Uri.EscapeDataString(visit.Parts["village"])}/dossiers/{Uri.EscapeDataString(visit.Parts["id"])}";

    private static string? OutcomeFor(DossierRecord found, IReadOnlySet<Role> roles) => found.Status switch
    {
        "submitted" when roles.Contains(Role.DistrictHead) => "endorsed",
        "endorsed" when roles.Contains(Role.RegencyOfficer) => "received",
        _ => null,
    };

    private static async Task<PageAnswer> PageAsync(PageVisit visit, ReviewForm form, int status, CancellationToken cancellation)
    {
        var reply = await visit.AskAsync(PathOf(visit), cancellation);
        var found = reply.IsDone ? reply.Read<DossierRecord>() : throw new ApiRefusedException(reply);
        var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        var rows = found.Subject == "proposals" ? await visit.ReadAsync<ListPage<DossierEntry>>($"{PathOf(visit)}/rows?limit={Limit}{cursor}", cancellation) : null;
        var model = new DossierModel(found, rows?.Items ?? [], rows?.Next, OutcomeFor(found, visit.Reader!.Roles), form with { Version = reply.ETag ?? string.Empty })
        {
            Name = (await visit.ReadAsync<PlaceName>($"/areas/{Uri.EscapeDataString(found.Village)}", cancellation)).Name,
        };
        return PageAnswer.Page<Dossier, DossierModel>(visit.Words["dossier.title"], model, status);
    }
}

/// <summary>A dossier and what its reader may do with it.</summary>
/// <param name="Found">The dossier.</param>
/// <param name="Rows">Of one over proposals, a page of its rows.</param>
/// <param name="Next">Where they go on; null on the last.</param>
/// <param name="Outcome">What the reader makes of it where nothing is wrong; null where it is not with the reader.</param>
/// <param name="Form">What was typed.</param>
public sealed record DossierModel(DossierRecord Found, IReadOnlyList<DossierEntry> Rows, string? Next, string? Outcome, ReviewForm Form)
{
    /// <summary>The village's name.</summary>
    public string Name { get; init; } = string.Empty;
}

/// <summary>What was typed of an endorsement or a receipt.</summary>
public sealed record ReviewForm
{
    /// <summary><c>endorsed</c>, <c>received</c> or <c>returned</c>.</summary>
    public string Outcome { get; init; } = string.Empty;

    /// <summary>Why it is returned, a line each.</summary>
    public string Reasons { get; init; } = string.Empty;

    /// <summary>The version that was looked at.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>What is wrong with it.</summary>
    public FormFaults Faults { get; init; } = FormFaults.None;
}
