using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Musdes;

/// <summary>/musdes/{village}/{id}/batal: a deliberation that was recorded wrongly is given up, with why.</summary>
public sealed class CancellationPage : IPage
{
    /// <inheritdoc />
    public string Route => "musdes/{village}/{id}/batal";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageOfficer];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        _ = await MusdesPaths.ReadAsync(visit, cancellation);
        return Page(visit, string.Empty, FormFaults.None, 200);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var reason = form["sebab"] is { Length: > 0 } typed ? typed : null;
        var reply = await visit.SendAsync(new ApiCall("POST", $"{MusdesPaths.Record(visit)}/cancellation") { Body = JsonText.Write(new { reason }), Key = form.Key }, cancellation);
        return reply.IsDone ? PageAnswer.GoTo(MusdesPaths.Page(visit)) : Page(visit, form["sebab"], FormFaults.Of(reply, "/reason"), reply.Status);
    }

    private static PageAnswer Page(PageVisit visit, string reason, FormFaults faults, int status) =>
        PageAnswer.Page<CancellationForm, CancellationModel>(visit.Words["musdes.cancel"], new CancellationModel(MusdesPaths.Page(visit), reason, faults), status);
}

/// <summary>Why a deliberation is given up.</summary>
/// <param name="Back">The deliberation's page.</param>
/// <param name="Reason">What was typed.</param>
/// <param name="Faults">What is wrong with it.</param>
public sealed record CancellationModel(string Back, string Reason, FormFaults Faults);
