using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Proposals;

/// <summary>/usulan/{village}/baru: an office proposes a family of the village, or one person (PRO-1 to PRO-3).</summary>
public sealed class NewProposalPage : IPage
{
    private const int Added = 2;

    /// <inheritdoc />
    public string Route => "usulan/{village}/baru";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => ProposalOffices.All;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        await OwnAsync(visit, cancellation);
        return Page(visit, FormOf(visit, new TypedProposal()), 200);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var typed = TypedProposal.Of(form);
        if (ProposalFormModel.IsGrowing(form))
        {
            return Page(visit, FormOf(visit, typed) with { More = Added }, 200);
        }

        var reply = await visit.SendAsync(new ApiCall("POST", "/proposals") { Body = JsonText.Write(typed.Body(visit.Parts["village"])), Key = form.Key }, cancellation);
        if (!reply.IsDone)
        {
            return Page(visit, FormOf(visit, typed) with { Faults = FormFaults.Of(reply, typed.Pointers()) }, reply.Status);
        }

        var made = reply.Read<ProposalMade>();
        return made.Advice is { Count: > 0 } ? Made(visit, made) : PageAnswer.GoTo(ProposalPaths.Page(made.Village, made.Id));
    }

    private static ProposalFormModel FormOf(PageVisit visit, TypedProposal typed) => new(visit.Words["proposal.new"], $"/usulan/{Uri.EscapeDataString(visit.Parts["village"])}", typed);

    private static PageAnswer Page(PageVisit visit, ProposalFormModel form, int status) => PageAnswer.Page<ProposalForm, ProposalFormModel>(form.Title, form, status);

    // What better is looked at first is told once, with the way to what was made.
    private static PageAnswer Made(PageVisit visit, ProposalMade made) => PageAnswer.Page<ProposalAdvised, ProposalMade>(visit.Words["proposal.made"], made);

    // A form of another's village is not shown only to be refused when it is sent.
    private static Task<ListPage<ProposalRow>> OwnAsync(PageVisit visit, CancellationToken cancellation) =>
        visit.ReadAsync<ListPage<ProposalRow>>($"/villages/{Uri.EscapeDataString(visit.Parts["village"])}/proposals?limit=1", cancellation);
}

/// <summary>What the API answers to a proposal.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TrackingCode">By which anyone who holds it follows it.</param>
/// <param name="Village">Its village.</param>
/// <param name="Advice">What better is looked at before more is done.</param>
public sealed record ProposalMade(string Id, string TrackingCode, string Village, IReadOnlyList<ProposalAdvice>? Advice = null);

/// <summary>What better is looked at.</summary>
/// <param name="Detail">In words.</param>
public sealed record ProposalAdvice(string Detail);
