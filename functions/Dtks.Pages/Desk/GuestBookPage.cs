using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Desk;

/// <summary>/loket/{regency}: today's guest book of the one-stop service, and the form that receives a visitor (SVC-2).</summary>
public sealed class GuestBookPage : IPage
{
    private const int Limit = 50;

    /// <inheritdoc />
    public string Route => "loket/{regency}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.DeskOfficer, Role.RegencyOfficer, Role.Auditor];

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
        var shown = FormOf(visit);
        var body = new { name = form.Given("nama"), purpose = form.Given("keperluan"), phone = form.Given("telepon") };
        var reply = await visit.SendAsync(new ApiCall("POST", $"/desk/{RegencyOf(visit)}/visits") { Body = JsonText.Write(body), Key = form.Key }, cancellation);
        return reply.IsDone
            ? await PageAsync(visit, shown, reply.Read<VisitRow>(), 200, cancellation)
            : await PageAsync(visit, shown.With(form, FormFaults.Of(reply, shown.Pointers)), null, reply.Status, cancellation);
    }

    private static string RegencyOf(PageVisit visit) => Uri.EscapeDataString(visit.Parts["regency"]);

    private static FormModel FormOf(PageVisit visit) => new(
        [
            new FormField("nama", visit.Words["member.name"], "/name") { MaxLength = 100 },
            new FormField("keperluan", visit.Words["desk.purpose"], "/purpose") { MaxLength = 200 },
            new FormField("telepon", visit.Words["desk.phone"], "/phone") { IsRequired = false, Kind = FieldKind.Digits, MaxLength = 30 },
        ],
        visit.Words["desk.receive.submit"]);

    private static async Task<PageAnswer> PageAsync(PageVisit visit, FormModel form, VisitRow? received, int status, CancellationToken cancellation)
    {
        var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        var list = await visit.ReadAsync<ListPage<VisitRow>>($"/desk/{RegencyOf(visit)}/visits?limit={Limit}{cursor}", cancellation);
        var place = await visit.ReadAsync<PlaceName>($"/areas/{RegencyOf(visit)}", cancellation);
        var model = new VisitorsModel(RegencyOf(visit), place.Name, list.Items, list.Next, visit.Reader!.Roles.Contains(Role.DeskOfficer) ? form : null, received);
        return PageAnswer.Page<Visitors, VisitorsModel>(visit.Words["desk.guestBook"], model, status);
    }
}

/// <summary>A day's guest book.</summary>
/// <param name="Regency">The regency's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rows">The visitors by number.</param>
/// <param name="Next">Where it goes on; null on the last.</param>
/// <param name="Form">The form that receives a visitor; null where the reader does not.</param>
/// <param name="Received">Who was just received; null where nobody was.</param>
public sealed record VisitorsModel(string Regency, string Name, IReadOnlyList<VisitRow> Rows, string? Next, FormModel? Form, VisitRow? Received);
