using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Records;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Partners;

/// <summary>Keeps the list of partners (REG-3). Applied twice or in any order, the latest step counts.</summary>
public sealed class PartnerPlaces(DocumentStore store, PartnerRepository partners, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "partner-places";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public async Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        if (await partners.FindAsync(JsonText.Read<PartnerNews>(input.ToString()).Partner, cancellation) is not { } found)
        {
            return;
        }

        var place = new PartnerPlaceDocument
        {
            Id = PartnerPlaceDocument.IdOf(found.Partner),
            Partner = PartnerPlaceDocument.Everyone,
            Step = found.Step,
            Name = found.State.Name,
            Suspended = found.State.Suspended is not null,
            Agreements = [.. found.State.Agreements.Select(a => new AgreementPeriod(a.Number, a.From, a.Until))],
        };
        await retry.RetryAsync(() => store.KeepLatestAsync(Partitions.Partners(PartnerPlaceDocument.Everyone), place, cancellation), cancellation);
    }
}

/// <summary>A partner of which something is new.</summary>
/// <param name="Partner">Its id.</param>
public sealed record PartnerNews(string Partner);
