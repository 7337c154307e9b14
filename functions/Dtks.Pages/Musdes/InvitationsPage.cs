using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Musdes;

/// <summary>/musdes/{village}/{id}/undangan: who had been invited to a deliberation, when and how, until the conclusion (MUS-3).</summary>
public sealed class InvitationsPage : IPage
{
    /// <inheritdoc />
    public string Route => "musdes/{village}/{id}/undangan";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageOfficer];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (found, version) = await MusdesPaths.ReadAsync(visit, cancellation);
        return found.IsOpen ? Page(visit, new InvitationsModel(MusdesPaths.Page(visit), found.Invitations ?? [], version), 200) : ClosedPage.Of(visit, "musdes.invite", found);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var typed = InvitedRow.Of(form);
        var reply = await visit.SendAsync(new ApiCall("PUT", $"{MusdesPaths.Record(visit)}/invitations") { Body = JsonText.Write(typed.Select(row => row.Body())), Version = form.Given("versi") }, cancellation);
        if (reply.IsDone)
        {
            return PageAnswer.GoTo(MusdesPaths.Page(visit));
        }

        // Who was overtaken is told so, and what the other recorded is added to what was typed: both are sent then.
        var shown = new InvitationsModel(MusdesPaths.Page(visit), typed, form["versi"]) { Faults = FormFaults.Of(reply, InvitationsModel.Pointers(typed.Count)) };
        if (reply.Status == 412)
        {
            var (found, version) = await MusdesPaths.ReadAsync(visit, cancellation);
            shown = shown with { Version = version, Typed = [.. typed, .. (found.Invitations ?? []).Except(typed)] };
        }

        return Page(visit, shown, reply.Status);
    }

    private static PageAnswer Page(PageVisit visit, InvitationsModel model, int status) => PageAnswer.Page<Invitations, InvitationsModel>(visit.Words["musdes.invite"], model, status);
}

/// <summary>Who was invited, as it is typed and as it is recorded.</summary>
/// <param name="Name">The name.</param>
/// <param name="Element">Whom they stand for.</param>
/// <param name="Unit">The neighbourhood unit.</param>
/// <param name="InvitedOn">When.</param>
/// <param name="By">How.</param>
public sealed record InvitedRow(string Name = "", string Element = "", string? Unit = null, string InvitedOn = "", string By = "")
{
    /// <summary>The ways.</summary>
    public static IReadOnlyList<string> Ways { get; } = WireName.AllOf<InvitationWay>();

    /// <summary>The rows of a form, without those left empty.</summary>
    public static IReadOnlyList<InvitedRow> Of(PageForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var columns = new[] { "nama", "unsur", "satuan", "tanggal", "cara" }.Select(form.All).ToList();
        return
        [
            .. Enumerable.Range(0, columns.Max(c => c.Count)).Select(row => columns.Select(c => c.ElementAtOrDefault(row)?.Trim() ?? string.Empty).ToArray())
                .Select(c => new InvitedRow(c[0], c[1], c[2].Length > 0 ? c[2] : null, c[3], c[4])).Where(row => row != new InvitedRow()),
        ];
    }

    /// <summary>As the API takes it.</summary>
    public object Body() => new { name = Given(Name), element = Given(Element), unit = Unit, invitedOn = Given(InvitedOn), by = Given(By) };

    private static string? Given(string text) => text.Length > 0 ? text : null;
}

/// <summary>Who was invited, to be recorded.</summary>
/// <param name="Back">The deliberation's page.</param>
/// <param name="Typed">Who is recorded, or was typed.</param>
/// <param name="Version">The version that was looked at.</param>
public sealed record InvitationsModel(string Back, IReadOnlyList<InvitedRow> Typed, string Version)
{
    private const int More = 6;
    private static readonly string[] Parts = ["name", "element", "unit", "invitedOn", "by"];

    /// <summary>What is wrong with it.</summary>
    public FormFaults Faults { get; init; } = FormFaults.None;

    /// <summary>The rows that are shown.</summary>
    public IReadOnlyList<InvitedRow> Rows => [.. Typed, .. Enumerable.Repeat(new InvitedRow(), More)];

    /// <summary>The pointers that the form has fields for.</summary>
    /// <param name="rows">How many rows were sent.</param>
    public static IReadOnlyCollection<string> Pointers(int rows) => [.. Enumerable.Range(0, rows).SelectMany(i => Parts.Select(part => $"/{i}/{part}").Prepend($"/{i}"))];

    /// <summary>What is wrong with a row; null for nothing.</summary>
    public string? WrongOf(int row) => Parts.Select(part => Faults.Of($"/{row}/{part}")).Prepend(Faults.Of($"/{row}")).OfType<string>().Distinct().ToList() is { Count: > 0 } said ? string.Join(' ', said) : null;
}
