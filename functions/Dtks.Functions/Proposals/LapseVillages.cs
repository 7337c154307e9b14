using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.SetAside;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Deems eligible what nobody verified of a village's proposals that were due on a day (PRO-7): all of them fall due at one instant, so one
/// deadline stands for them. Each goes apart from the others.
/// </summary>
public sealed class LapseVillages(DocumentStore store, ProposalLapse lapse, OneByOne oneByOne) : IDeadlineAction
{
    /// <summary>The proposals of a village and day that nobody verified.</summary>
    public const string DeadlineKind = "villageLapse";

    private const int AtOnce = 4;

    private static readonly string Verifying = WireName.Of(ProposalStatus.Verifying);

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <summary>The deadline of the proposals of a village that are due on a day.</summary>
    /// <param name="village">The village.</param>
    /// <param name="dueOn">The day.</param>
    /// <param name="lapse">When it has ended there.</param>
    public static DeadlineInput Of(string village, LocalDate dueOn, DateTimeOffset lapse) =>
        new(DeadlineKind, lapse, village, $"{village}-{LocalDatePattern.Iso.Format(dueOn)}");

    /// <inheritdoc />
    public async Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        var day = DayOf(deadline);
        var query = new DocumentQuery("SELECT VALUE c.id FROM c WHERE c.type = @type AND c.status = @status AND c.summary.dueOn <= @day")
            .With("@type", ProposalDocument.TypeName)
            .With("@status", Verifying)
            .With("@day", day);

        // Only ids: what cannot be read must not hide its neighbours.
        var due = new List<string>();
        await foreach (var id in store.TextsAsync(Partitions.Registry(deadline.Village), query, cancellation))
        {
            due.Add(id[ProposalDocument.IdOf(string.Empty).Length..]);
        }

        await oneByOne.RunAsync(
            due, AtOnce, (proposal, stop) => lapse.LapseAsync(deadline.Village, proposal, stop), (proposal, failure) => Aside(deadline, proposal, failure), cancellation);
    }

    private static string DayOf(DeadlineInput deadline)
    {
        var start = $"{deadline.Village}-";
        var day = deadline.Target.StartsWith(start, StringComparison.Ordinal) ? deadline.Target[start.Length..] : string.Empty;
        return LocalDatePattern.Iso.Parse(day).Success ? day : throw new MessageException($"'{deadline.Target}' is no day of the village {deadline.Village}");
    }

    // As the deadline of that proposal alone.
    private static SetAsideItem Aside(DeadlineInput deadline, string proposal, Exception failure)
    {
        var due = deadline.DueAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        return SetAsideItem.Of(FireDeadline.Queue, new DeadlineMessage(LapseProposals.DeadlineKind, due, deadline.Village, proposal), failure) with
        {
            Area = deadline.Village,
            Subject = $"deadlines/{LapseProposals.DeadlineKind}-{proposal}",
        };
    }
}
