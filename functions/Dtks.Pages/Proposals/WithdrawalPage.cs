using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;

namespace Dtks.Pages.Proposals;

/// <summary>/usulan/{village}/{id}/cabut: an office takes back what it proposed, until a letter has ratified it.</summary>
public sealed class WithdrawalPage : IPage
{
    /// <inheritdoc />
    public string Route => "usulan/{village}/{id}/cabut";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => ProposalOffices.All;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var found = await visit.ReadAsync<ProposalRecord>(ProposalPaths.Record(visit), cancellation);
        return ProposalOffices.MayWithdraw(visit, found) ? Page(visit, found, FormFaults.None, 200) : PageAnswer.GoTo(ProposalPaths.Page(visit));
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var reply = await visit.SendAsync(new ApiCall("POST", $"{ProposalPaths.Record(visit)}/withdrawal") { Body = "{}", Key = form.Key }, cancellation);
        return reply.IsDone
            ? PageAnswer.GoTo(ProposalPaths.Page(visit))
            : Page(visit, await visit.ReadAsync<ProposalRecord>(ProposalPaths.Record(visit), cancellation), FormFaults.Of(reply), reply.Status);
    }

    private static PageAnswer Page(PageVisit visit, ProposalRecord found, FormFaults faults, int status)
    {
        var words = visit.Words;
        var model = new FormPageModel(words["proposal.withdraw"], ProposalPaths.Page(visit), words["back.proposal"], new FormModel([], words["proposal.withdraw.submit"]) { Faults = faults })
        {
            What = words["proposal.withdraw.what"],
            Notes = [words.Named("status", found.Status)],
        };
        return PageAnswer.Page<FormPage, FormPageModel>(model.Title, model, status);
    }
}
