using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Proposals;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Duplicates;

/// <summary>/ganda/{regency}/{id}: both entries side by side with how they agree, and whether they are one person; what follows is recorded elsewhere (REG-5, RAT-6).</summary>
public sealed class DuplicatePage : IPage
{
    /// <inheritdoc />
    public string Route => "ganda/{regency}/{id}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.RegencyOfficer];

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return PageAsync(visit, FormOf(visit), 200, cancellation);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);

        // Which of the two stays is chosen with that they are one: the API asks for both.
        var chosen = form["putusan"].Split('-');
        var body = new { outcome = chosen[0].Length > 0 ? chosen[0] : null, stays = chosen.Length > 1 ? chosen[1] : null, note = form.Given("catatan") };
        var call = new ApiCall("POST", RecordOf(visit)) { Body = JsonText.Write(body), Key = form.Key, Version = form.Given("versi") };
        var reply = await visit.SendAsync(call, cancellation);
        return reply.IsDone
            ? PageAnswer.GoTo($"/ganda/{Uri.EscapeDataString(visit.Parts["regency"])}/{Uri.EscapeDataString(visit.Parts["id"])}")
            : await PageAsync(visit, FormOf(visit).With(form, FormFaults.Of(reply, "/outcome", "/note")), reply.Status, cancellation);
    }

    private static string RecordOf(PageVisit visit) => $"/regencies/{Uri.EscapeDataString(visit.Parts["regency"])}/duplicates/{Uri.EscapeDataString(visit.Parts["id"])}";

    private static FormModel FormOf(PageVisit visit) => new(
        [
            new FormField("putusan", visit.Words["musdes.decision"], "/outcome")
            {
                Kind = FieldKind.Choice,
                Options = [("same-first", visit.Words["duplicate.same.first"]), ("same-second", visit.Words["duplicate.same.second"]), ("different", visit.Words["duplicate.different"])],
            },
            new FormField("catatan", visit.Words["appeal.why"], "/note") { Kind = FieldKind.Lines },
        ],
        visit.Words["duplicate.submit"]);

    private static async Task<PageAnswer> PageAsync(PageVisit visit, FormModel form, int status, CancellationToken cancellation)
    {
        var reply = await visit.AskAsync(RecordOf(visit), cancellation);
        var found = reply.IsDone ? reply.Read<DuplicateRecord>() : throw new ApiRefusedException(reply);
        var names = await Places.NamesAsync(visit, [found.First.Village, found.Second.Village], cancellation);
        var shown = found.Status == "settled" && form.Faults == FormFaults.None ? null : form with { Version = reply.ETag };
        return PageAnswer.Page<Duplicate, DuplicateModel>(visit.Words["duplicate.title"], new DuplicateModel(Uri.EscapeDataString(visit.Parts["regency"]), found, names, shown), status);
    }
}

/// <summary>A pair with both entries.</summary>
/// <param name="Status">How it stands.</param>
/// <param name="Points">How likely it is, to 100.</param>
/// <param name="Reasons">How the fields agree.</param>
/// <param name="First">One entry.</param>
/// <param name="Second">The other.</param>
public sealed record DuplicateRecord(string Status, int Points, IReadOnlyList<DuplicateReason> Reasons, DuplicateEntry First, DuplicateEntry Second)
{
    /// <summary>Which entry stays.</summary>
    public string? Stays { get; init; }

    /// <summary>Why it was decided so.</summary>
    public string? Note { get; init; }

    /// <summary>Why nothing is left to decide.</summary>
    public string? Settled { get; init; }

    /// <summary>The ways on.</summary>
    public IReadOnlyList<DuplicateWay>? Next { get; init; }
}

/// <summary>How a field agrees.</summary>
/// <param name="Field">The field.</param>
/// <param name="Detail">How, in words.</param>
public sealed record DuplicateReason(string Field, string Detail);

/// <summary>An entry of a pair.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Household">Its family.</param>
/// <param name="Standing">Whether it stands there still.</param>
/// <param name="FamilyCardNumber">The family card's number.</param>
/// <param name="Address">Where the family lives.</param>
/// <param name="Person">Who it is.</param>
/// <param name="Programmes">What they receive.</param>
public sealed record DuplicateEntry(string Village, string Household, string Standing, string? FamilyCardNumber = null, ProposedAddress? Address = null, ProposedMember? Person = null, IReadOnlyList<string>? Programmes = null);

/// <summary>A way on from a pair that is one person.</summary>
/// <param name="Way"><c>removal</c> or <c>change</c>.</param>
/// <param name="Detail">In words.</param>
public sealed record DuplicateWay(string Way, string Detail);

/// <summary>A pair and what the reader may do with it.</summary>
/// <param name="Regency">The regency's code.</param>
/// <param name="Found">The pair.</param>
/// <param name="Names">The villages' names, by code.</param>
/// <param name="Form">The decision; null where nothing is left to decide.</param>
public sealed record DuplicateModel(string Regency, DuplicateRecord Found, IReadOnlyDictionary<string, string> Names, FormModel? Form)
{
    /// <summary>The entry that goes; null while that is not decided.</summary>
    public DuplicateEntry? Going => Found.Stays switch { "first" => Found.Second, "second" => Found.First, _ => null };
}
