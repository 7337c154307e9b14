using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;
using NodaTime;

namespace Dtks.Pages.Appeals;

/// <summary>
/// /keberatan/{village}/{id}: an objection with what it is about, never who made it; the regency's decision with its reasons, and once it is overdue the Ministry's (GOV-3).
/// </summary>
public sealed class AppealPage : IPage
{
    /// <inheritdoc />
    public string Route => "keberatan/{village}/{id}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => OfficerRoles.OfTheArea;

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return PageAsync(visit, FormOf(visit), null, 200, cancellation);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var body = new { outcome = form.Given("hasil"), note = form.Given("catatan") };
        var reply = await visit.SendAsync(new ApiCall("POST", $"{RecordOf(visit)}/decision") { Body = JsonText.Write(body), Key = form.Key }, cancellation);
        return reply.IsDone
            ? await PageAsync(visit, FormOf(visit), reply.Read<Decided>().Detail, 200, cancellation)
            : await PageAsync(visit, FormOf(visit).With(form, FormFaults.Of(reply, "/outcome", "/note")), null, reply.Status, cancellation);
    }

    private static string RecordOf(PageVisit visit) => $"/appeals/{Uri.EscapeDataString(visit.Parts["village"])}/{Uri.EscapeDataString(visit.Parts["id"])}";

    private static FormModel FormOf(PageVisit visit) => new(
        [
            new FormField("hasil", visit.Words["verify.outcome"], "/outcome") { Kind = FieldKind.Choice, Options = [("granted", visit.Words["appeal.grant"]), ("denied", visit.Words["appeal.deny"])] },
            new FormField("catatan", visit.Words["appeal.why"], "/note") { Kind = FieldKind.Lines, Hint = visit.Words["appeal.why.hint"] },
        ],
        visit.Words["appeal.submit"]);

    private static async Task<PageAnswer> PageAsync(PageVisit visit, FormModel form, string? told, int status, CancellationToken cancellation)
    {
        var found = await visit.ReadAsync<AppealRecord>(RecordOf(visit), cancellation);
        var roles = visit.Reader!.Roles;
        var may = found.Status == "open" && (roles.Contains(Role.RegencyOfficer) || (found.Overdue && roles.Contains(Role.MinistryOfficer)));

        // Who decides second keeps what they wrote, and is told why it was not done.
        var model = new AppealModel(found, may || form.Faults != FormFaults.None ? form : null, AreaOf(visit)) { Told = told };
        return PageAnswer.Page<Appeal, AppealModel>(visit.Words["appeal.title"], model, status);
    }

    // The list that the reader comes from: their village's, or the regency's.
    private static string AreaOf(PageVisit visit) => visit.Reader!.Roles.Overlaps(AreaLinks.OfAppeals) ? visit.Parts["village"][..Math.Min(4, visit.Parts["village"].Length)] : visit.Parts["village"];

    private sealed record Decided(string? Detail = null);
}

/// <summary>An objection as a page shows it.</summary>
/// <param name="Village">The village in which it lies.</param>
/// <param name="Kind">Against what.</param>
/// <param name="About">What it is about.</param>
/// <param name="Status">How it stands.</param>
/// <param name="MadeOn">When it was made.</param>
/// <param name="DueOn">The last day for its decision.</param>
/// <param name="Overdue">Whether that is over and it went up one level.</param>
public sealed record AppealRecord(string Village, string Kind, AppealAbout About, string Status, Instant MadeOn, LocalDate DueOn, bool Overdue = false)
{
    /// <summary>Why it was made; null where that is not for the reader.</summary>
    public string? Reason { get; init; }

    /// <summary>How who made it is reached; null where that is not for the reader.</summary>
    public string? Phone { get; init; }

    /// <summary>Why it was decided so.</summary>
    public string? Note { get; init; }

    /// <summary>What came of it.</summary>
    public string? Result { get; init; }

    /// <summary>The proposal by which it asks for assistance.</summary>
    public AskedByAppeal? Asked { get; init; }

    /// <summary>What a deliberation made of it.</summary>
    public AppealEnd? Closing { get; init; }

    /// <summary>The village in which it waits since its household moved.</summary>
    public string? WentTo { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public IReadOnlyList<AppealStep>? History { get; init; }
}

/// <summary>The proposal by which an objection asks for assistance.</summary>
/// <param name="Proposal">Its id.</param>
public sealed record AskedByAppeal(string Proposal);

/// <summary>What a deliberation made of an objection.</summary>
/// <param name="Outcome">What.</param>
public sealed record AppealEnd(string Outcome);

/// <summary>A step of an objection's history.</summary>
/// <param name="At">When.</param>
/// <param name="Code">What.</param>
/// <param name="Role">By whom, by role; null where that is not told.</param>
/// <param name="Rule">The rule by which.</param>
public sealed record AppealStep(Instant At, string Code, string? Role = null, string? Rule = null);

/// <summary>An objection and what the reader may do with it.</summary>
/// <param name="Found">The objection.</param>
/// <param name="Form">The decision; null where it is not the reader's.</param>
/// <param name="Area">Whose list it came from.</param>
public sealed record AppealModel(AppealRecord Found, FormModel? Form, string Area)
{
    /// <summary>What is to be known of what was just decided; null for nothing.</summary>
    public string? Told { get; init; }
}
