using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Desk;

/// <summary>/loket/{regency}/permohonan/{id}: an application with its history, and the steps that are the reader's (SVC-1 to SVC-9).</summary>
public sealed class HelpPage : IPage
{
    /// <inheritdoc />
    public string Route => "loket/{regency}/permohonan/{id}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => HelpPaths.Readers;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var found = await visit.ReadAsync<HelpRecord>(HelpPaths.Record(visit), cancellation);
        var steps = HelpStep.All.Where(s => s.When.Contains(found.Status) && visit.Reader!.Roles.Overlaps(s.For)).Select(s => s.Name).ToList();
        if (found is { Status: "inSection", Programme: not null } && visit.Reader!.Roles.Contains(Role.SectionOfficer))
        {
            steps.Add("lapangan");
        }

        return PageAnswer.Page<Help, HelpModel>(visit.Words["desk.application"], new HelpModel(HelpPaths.Page(visit), found, steps) { IsList = visit.Reader!.Roles.Overlaps(AreaLinks.OfApplications), HasPapers = !visit.Reader.Roles.Contains(Role.Giver) });
    }
}

/// <summary>/permohonan/{village}/{id}: what a village is asked of an applicant (SVC-5).</summary>
public sealed class VillageRequestPage : IPage
{
    /// <inheritdoc />
    public string Route => "permohonan/{village}/{id}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageHead, Role.VillageOfficer];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (village, id) = (Uri.EscapeDataString(visit.Parts["village"]), Uri.EscapeDataString(visit.Parts["id"]));
        var found = await visit.ReadAsync<VillageRequest>($"/villages/{village}/desk-requests/{id}", cancellation);
        var mayAnswer = found.IsAsked && visit.Reader!.Roles.Contains(Role.VillageHead);
        var answer = mayAnswer ? $"/loket/{village[..4]}/permohonan/{id}/jawab" : null;
        return PageAnswer.Page<VillageAsked, VillageAskedModel>(visit.Words["desk.request"], new VillageAskedModel($"/permohonan/{village}", found, answer));
    }
}

/// <summary>/loket/{regency}/permohonan/{id}/{step}: a step of an application.</summary>
public sealed class HelpStepPage : IPage
{
    /// <inheritdoc />
    public string Route => "loket/{regency}/permohonan/{id}/{step}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [.. HelpPaths.Readers, Role.VillageHead];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return StepOf(visit) is { } step ? Page(visit, step, await FormAsync(visit, step, cancellation), 200) : PageAnswer.NotThere;
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        if (StepOf(visit) is not { } step)
        {
            return PageAnswer.NotThere;
        }

        var reply = await visit.SendAsync(new ApiCall("POST", $"{HelpPaths.Record(visit)}/{step.Path}") { Body = JsonText.Write(step.Body(form)), Key = form.Key }, cancellation);
        if (!reply.IsDone)
        {
            var shown = await FormAsync(visit, step, cancellation);
            return Page(visit, step, shown.With(form, FormFaults.Of(reply, shown.Pointers)), reply.Status);
        }

        // A look-up that finds somebody likely decides nothing: that is shown, to be chosen from.
        var matches = step.Name == "periksa" ? reply.Read<Looked>() : null;
        return matches is { Found: false, Matches.Count: > 0, Status: "checking" }
            ? Page(visit, step, await MatchesAsync(visit, step, form, matches.Matches, cancellation), 200, visit.Words["desk.match.choose"])
            : PageAnswer.GoTo(HelpPaths.BackOf(visit));
    }

    // What was found likely is chosen from by name, with what else was typed.
    private static async Task<FormModel> MatchesAsync(PageVisit visit, HelpStep step, PageForm typed, IReadOnlyList<LookedMatch> matches, CancellationToken cancellation)
    {
        var names = await Places.NamesAsync(visit, matches.Select(m => m.Village).OfType<string>(), cancellation);
        var options = matches.Select(m => (m.Id, $"{m.Name}{(m.Village is { } village ? $", {names.GetValueOrDefault(village, village)}" : "")}")).ToList();
        var shown = (await FormAsync(visit, step, cancellation)).With(typed, FormFaults.None);
        return shown with { Fields = [.. shown.Fields.Select(f => f.Id == "cocok" ? f with { Kind = FieldKind.Choice, Options = options, Hint = null } : f)] };
    }

    private static HelpStep? StepOf(PageVisit visit) => HelpStep.Of(visit.Parts["step"]) is { } step && visit.Reader!.Roles.Overlaps(step.For) ? step : null;

    private static async Task<FormModel> FormAsync(PageVisit visit, HelpStep step, CancellationToken cancellation) =>
        new(await HelpChoices.InAsync(visit, step.Fields(visit.Words), cancellation), visit.Words["dossier.review.submit"]);

    private static PageAnswer Page(PageVisit visit, HelpStep step, FormModel form, int status, params IReadOnlyList<string> notes)
    {
        var title = visit.Words[$"help.step.{step.Name}"];
        return PageAnswer.Page<FormPage, FormPageModel>(title, new FormPageModel(title, HelpPaths.BackOf(visit), visit.Words["back.application"], form) { Notes = notes }, status);
    }

    private sealed record Looked(bool Found, IReadOnlyList<LookedMatch> Matches, string Status = "");

    private sealed record LookedMatch(string Id, string Name = "", string? Village = null, string? Source = null);
}

/// <summary>/loket/{regency}/permohonan/{id}/surat/{kind}: a letter about an application as PDF (SVC-5, SVC-6, SVC-9).</summary>
public sealed class HelpLetterPage : IPage
{
    /// <inheritdoc />
    public string Route => "loket/{regency}/permohonan/{id}/surat/{kind}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => HelpPaths.Readers;

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return visit.FileAsync($"{HelpPaths.Record(visit)}/letters/{Uri.EscapeDataString(visit.Parts["kind"])}", "surat.pdf", cancellation);
    }
}

/// <summary>Where an application is, of the API and of the pages.</summary>
internal static class HelpPaths
{
    /// <summary>Who reads applications (SVC-1).</summary>
    public static IReadOnlyList<Role> Readers { get; } = [Role.DeskOfficer, Role.SectionOfficer, Role.Giver, Role.RegencyOfficer, Role.Auditor];

    /// <summary>An application of the API.</summary>
    public static string Record(PageVisit visit) => $"/desk/{Uri.EscapeDataString(visit.Parts["regency"])}/applications/{Uri.EscapeDataString(visit.Parts["id"])}";

    /// <summary>An application's page.</summary>
    public static string Page(PageVisit visit) => $"/loket/{Uri.EscapeDataString(visit.Parts["regency"])}/permohonan/{Uri.EscapeDataString(visit.Parts["id"])}";

    /// <summary>The page that a step came from: a village head sees what their village is asked, and no more.</summary>
    public static string BackOf(PageVisit visit) => visit.Reader is { Roles: var roles, Area: var area } && roles.Contains(Role.VillageHead)
        ? $"/permohonan/{area.Value}/{Uri.EscapeDataString(visit.Parts["id"])}"
        : Page(visit);
}

/// <summary>An application and what its reader may do with it.</summary>
/// <param name="Path">Its page.</param>
/// <param name="Found">The application.</param>
/// <param name="Steps">The reader's steps.</param>
public sealed record HelpModel(string Path, HelpRecord Found, IReadOnlyList<string> Steps)
{
    /// <summary>Whether the reader reads the list of applications; else the waiting list is theirs.</summary>
    public bool IsList { get; init; } = true;

    /// <summary>Whether its papers are the reader's to see.</summary>
    public bool HasPapers { get; init; }
}

/// <summary>What a village is asked.</summary>
/// <param name="Back">The list.</param>
/// <param name="Found">What it is asked.</param>
/// <param name="Answer">Where it answers; null where that is not the reader's, or done.</param>
public sealed record VillageAskedModel(string Back, VillageRequest Found, string? Answer);

/// <summary>What a village sees of an application (SVC-5, REG-3).</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsAsked">Whether the village is asked now.</param>
/// <param name="Applicant">Who asks.</param>
/// <param name="Letters">The letters that it may print.</param>
/// <param name="Help">What for, while it is asked.</param>
public sealed record VillageRequest(string Id, bool IsAsked, HelpAsker Applicant, IReadOnlyList<string> Letters, string? Help = null);

/// <summary>Who asks, as their village sees them.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Nik">Their NIK.</param>
public sealed record HelpAsker(string Name, string Nik);
