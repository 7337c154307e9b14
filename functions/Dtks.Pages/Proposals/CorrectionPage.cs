using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Proposals;

/// <summary>/usulan/{village}/{id}/perbaiki: an office corrects what did not match or came back, with what differs shown at its field, or sends it again as it stands (PRO-5, RAT-5).</summary>
public sealed class CorrectionPage : IPage
{
    private const int Added = 2;

    /// <inheritdoc />
    public string Route => "usulan/{village}/{id}/perbaiki";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => ProposalOffices.All;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (found, version) = await ReadAsync(visit, cancellation);
        return ProposalOffices.MayCorrect(visit, found)
            ? Page(visit, found, FormOf(visit, TypedProposal.Of(found), version) with { Differing = ProposalDifferences.Of(found) }, 200)
            : PageAnswer.GoTo(ProposalPaths.Page(visit));
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var (typed, shown) = (TypedProposal.Of(form), form["versi"]);
        if (ProposalFormModel.IsGrowing(form))
        {
            var (before, _) = await ReadAsync(visit, cancellation);
            return Page(visit, before, FormOf(visit, typed, shown) with { More = Added, Differing = ProposalDifferences.Of(before, typed) }, 200);
        }

        var call = new ApiCall("POST", $"{ProposalPaths.Record(visit)}/correction") { Body = JsonText.Write(typed.Body(visit.Parts["village"])), Key = form.Key, Version = shown.Length > 0 ? shown : null };
        var reply = await visit.SendAsync(call, cancellation);
        if (reply.IsDone)
        {
            return PageAnswer.GoTo(ProposalPaths.Page(visit));
        }

        // What was typed stays; what another officer sent meanwhile is replaced only when it is sent once more.
        var (found, version) = await ReadAsync(visit, cancellation);
        var faults = FormFaults.Of(reply, typed.Pointers());
        return Page(visit, found, FormOf(visit, typed, version) with { Faults = faults, Differing = ProposalDifferences.Of(found, typed) }, reply.Status);
    }

    private static async Task<(ProposalRecord Found, string Version)> ReadAsync(PageVisit visit, CancellationToken cancellation)
    {
        var reply = await visit.AskAsync(ProposalPaths.Record(visit), cancellation);
        return reply.IsDone ? (reply.Read<ProposalRecord>(), reply.ETag ?? string.Empty) : throw new ApiRefusedException(reply);
    }

    private static ProposalFormModel FormOf(PageVisit visit, TypedProposal typed, string version) => new(visit.Words["proposal.correct"], ProposalPaths.Page(visit), typed) { Version = version };

    private static PageAnswer Page(PageVisit visit, ProposalRecord found, ProposalFormModel form, int status) =>
        PageAnswer.Page<ProposalForm, ProposalFormModel>(form.Title, form with { Notes = [.. new[] { found.Explanation }.OfType<string>(), .. found.ReturnReasons ?? []] }, status);
}
