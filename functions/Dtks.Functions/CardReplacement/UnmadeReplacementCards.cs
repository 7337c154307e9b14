using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.CardReplacement;

/// <summary>SKRTM that both have signed, for which a card can be made and was not (CRD-9).</summary>
public sealed class UnmadeReplacementCards(WaitingIds waiting, SkrtmRepository letters, ReplacementCards replacements) : IWaiting
{
    /// <inheritdoc />
    public DocumentContainer Container => Partitions.RegistryContainer;

    /// <inheritdoc />
    public string Condition { get; } = WaitingIds.Condition(SkrtmDocument.TypeName, WireName.Of(SkrtmStatus.CounterSigned));

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var unmade = new List<WaitingMessage>();
        foreach (var id in await waiting.FindAsync(partition, SkrtmDocument.TypeName, Condition, window, cancellation))
        {
            if (await HouseholdOfAsync(partition.Value, id, cancellation) is { } household)
            {
                unmade.Add(new WaitingMessage(MakeReplacementCards.Queue, new ReplacementCardMessage(partition.Value, household)));
            }
        }

        return unmade;
    }

    // One that cannot be read has its turn once it is repaired.
    private async Task<string?> HouseholdOfAsync(string village, string skrtm, CancellationToken cancellation)
    {
        try
        {
            var letter = await letters.FindAsync(village, skrtm, cancellation);
            return letter is { State.CounterSigned: not null } && await replacements.ObstacleAsync(letter, cancellation) is null ? letter.State.Household : null;
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            return null;
        }
    }
}
