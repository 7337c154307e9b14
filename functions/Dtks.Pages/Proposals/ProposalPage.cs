using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Proposals;

/// <summary>/usulan/{village}/{id}: a proposal with its history in plain words, and the regency's verification of a citizen's (PRO-6).</summary>
/// <param name="grounds">The grounds of VER-5.</param>
/// <param name="clock">The time.</param>
public sealed class ProposalPage(Grounds grounds, TimeProvider clock) : IPage
{
    /// <inheritdoc />
    public string Route => "usulan/{village}/{id}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => OfficerRoles.OfTheArea;

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation) => PageAsync(visit, new VerificationForm(), 200, cancellation);

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var typed = new VerificationForm { Outcome = form["hasil"], Ground = form["alasan"], Note = form["catatan"], Version = form["versi"] };
        var body = new { outcome = Given(typed.Outcome), ground = int.TryParse(typed.Ground, out var ground) ? ground : (int?)null, note = Given(typed.Note) };
        var reply = await visit.SendAsync(
            new ApiCall("POST", $"{ProposalPaths.Record(visit)}/verification") { Body = JsonText.Write(body), Key = form.Key, Version = Given(typed.Version) }, cancellation);
        return reply.IsDone
            ? PageAnswer.GoTo(ProposalPaths.Page(visit))
            : await PageAsync(visit, typed with { Faults = FormFaults.Of(reply, "/outcome", "/ground", "/note") }, reply.Status, cancellation);
    }

    private static string? Given(string text) => text.Length > 0 ? text : null;

    private async Task<PageAnswer> PageAsync(PageVisit visit, VerificationForm form, int status, CancellationToken cancellation)
    {
        var reply = await visit.AskAsync(ProposalPaths.Record(visit), cancellation);
        var found = reply.IsDone ? reply.Read<ProposalRecord>() : throw new ApiRefusedException(reply);
        var mayVerify = found.Status == "verifying" && visit.Reader!.Roles.Contains(Role.RegencyOfficer);
        var today = AreaDays.TodayIn(AreaCode.Parse(visit.Parts["village"]), clock);
        var model = new ProposalModel(visit.Parts["village"], found, mayVerify ? form with { Version = reply.ETag ?? string.Empty } : null, grounds.On(today, visit.Words))
        {
            NotDone = !mayVerify && form.Faults != FormFaults.None ? form : null,
            MayCorrect = ProposalOffices.MayCorrect(visit, found),
            MayWithdraw = ProposalOffices.MayWithdraw(visit, found),
            MayObject = found.Status is "refused" or "ineligible" && visit.Reader!.Roles.Contains(Role.VillageOfficer),
            MayVisit = found is { Status: "eligible", Deliberation: not null } && visit.Reader!.Roles.Overlaps(ProposalOffices.Visitors),
        };
        return PageAnswer.Page<Proposal, ProposalModel>(visit.Words["proposal.title"], model, status);
    }
}

/// <summary>A proposal and what the reader may do with it.</summary>
/// <param name="Village">The village's code.</param>
/// <param name="Found">The proposal.</param>
/// <param name="Form">The regency's verification; null where it is not the reader's to verify.</param>
/// <param name="Grounds">The grounds of VER-5.</param>
public sealed record ProposalModel(string Village, ProposalRecord Found, VerificationForm? Form, IReadOnlyList<(int Number, string Words)> Grounds)
{
    /// <summary>What was sent and not done, where it is not the reader's to verify any more; else null.</summary>
    public VerificationForm? NotDone { get; init; }

    /// <summary>Whether the reader's office may correct it now (PRO-5, RAT-5).</summary>
    public bool MayCorrect { get; init; }

    /// <summary>Whether the reader's office may take it back now.</summary>
    public bool MayWithdraw { get; init; }

    /// <summary>Whether the reader's office takes an objection in (GOV-3).</summary>
    public bool MayObject { get; init; }

    /// <summary>Whether the reader records the home visit (RAT-2).</summary>
    public bool MayVisit { get; init; }
}

/// <summary>What was typed of a verification.</summary>
public sealed record VerificationForm
{
    /// <summary><c>eligible</c> or <c>ineligible</c>.</summary>
    public string Outcome { get; init; } = string.Empty;

    /// <summary>The ground's number.</summary>
    public string Ground { get; init; } = string.Empty;

    /// <summary>What was found.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>The version that was looked at.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>What is wrong with it.</summary>
    public FormFaults Faults { get; init; } = FormFaults.None;
}
