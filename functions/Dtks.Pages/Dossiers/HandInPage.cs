using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Pages.Musdes;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Dossiers;

/// <summary>/berkas/{village}/baru: the village head hands in a dossier, resting on a concluded deliberation (RAT-1).</summary>
/// <param name="clock">The time.</param>
public sealed class HandInPage(TimeProvider clock) : IPage
{
    private const int Latest = 20;

    /// <inheritdoc />
    public string Route => "berkas/{village}/baru";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageHead];

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var today = AreaDays.TodayIn(AreaCode.Parse(visit.Parts["village"]), clock);
        return PageAsync(visit, new HandInForm { Period = AreaDays.PeriodOf(today), Replaces = visit.Query("ganti") ?? string.Empty }, 200, cancellation);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var typed = new HandInForm { Period = form["bulan"], Subject = form["perihal"], Deliberation = form["musdes"], Replaces = form["ganti"] };
        var body = new { period = Given(typed.Period), subject = Given(typed.Subject), deliberation = Given(typed.Deliberation), replaces = Given(typed.Replaces) };
        var reply = await visit.SendAsync(new ApiCall("POST", $"/villages/{VillageOf(visit)}/dossiers") { Body = JsonText.Write(body), Key = form.Key }, cancellation);
        return reply.IsDone
            ? PageAnswer.GoTo($"/berkas/{VillageOf(visit)}/{reply.Read<HandedIn>().Id}")
            : await PageAsync(visit, typed with { Faults = FormFaults.Of(reply, "/period", "/subject", "/deliberation", "/replaces") }, reply.Status, cancellation);
    }

    private static string? Given(string text) => text.Length > 0 ? text : null;

    private static string VillageOf(PageVisit visit) => Uri.EscapeDataString(visit.Parts["village"]);

    private static async Task<PageAnswer> PageAsync(PageVisit visit, HandInForm form, int status, CancellationToken cancellation)
    {
        var held = await visit.ReadAsync<ListPage<MusdesRow>>($"/villages/{VillageOf(visit)}/deliberations?status=concluded&limit={Latest}", cancellation);
        var model = new HandInModel(VillageOf(visit), [.. held.Items.Where(h => h.Id is not null)], WireName.AllOf<DossierSubject>(), form);
        return PageAnswer.Page<HandIn, HandInModel>(visit.Words["dossiers.handIn"], model, status);
    }

    private sealed record HandedIn(string Id);
}

/// <summary>A dossier to be handed in.</summary>
/// <param name="Village">The village's code.</param>
/// <param name="Held">The latest concluded deliberations.</param>
/// <param name="Subjects">What a dossier can be about.</param>
/// <param name="Form">What was typed.</param>
public sealed record HandInModel(string Village, IReadOnlyList<MusdesRow> Held, IReadOnlyList<string> Subjects, HandInForm Form);

/// <summary>What was typed of a dossier.</summary>
public sealed record HandInForm
{
    /// <summary>The month.</summary>
    public string Period { get; init; } = string.Empty;

    /// <summary>What it is about.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>The deliberation.</summary>
    public string Deliberation { get; init; } = string.Empty;

    /// <summary>The returned dossier whose place it takes.</summary>
    public string Replaces { get; init; } = string.Empty;

    /// <summary>What is wrong with it.</summary>
    public FormFaults Faults { get; init; } = FormFaults.None;
}
