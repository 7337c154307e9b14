using System.Text;
using System.Text.Json.Nodes;
using Dtks.Domain.Dci;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Partners;
using Dtks.Platform.Audit;
using Dtks.Platform.Reads;
using NodaTime;

namespace Dtks.Functions.Dci;

/// <summary>
/// Tells an event of a household to who subscribed to it: as the household stands when it is told, by the agreement that holds then. It stands in the household's own trail before it is sent (REG-3).
/// </summary>
public sealed class NoticeTelling(Subscriptions subscriptions, NoticeRecords notices, AuditedReads reads, DciEnvelopes envelopes, TimeProvider clock) : IExchangeTelling
{
    private const string Read = "partnerNotice.read";
    private const string RegisterType = "ns:org:RegistryType:Social";

    // The standard's own events; of others it has no name.
    private static readonly string[] Named = ["REGISTER", "NewHouseHoldMember"];
    private static readonly string[] Identifier = ["identifier"];

    /// <inheritdoc />
    public string Action => DciActions.Notify;

    /// <inheritdoc />
    public async Task<ExchangeTold?> MakeAsync(ExchangeDocument exchange, PartnerTerms terms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(terms);
        var cause = exchange.Cause!;
        if (await subscriptions.StandingAsync(cause.Subscription, exchange.Correlation, terms, cancellation) is not { } subscription)
        {
            return null;
        }

        var criteria = SubscribeCriteria.Parse(Encoding.UTF8.GetBytes(subscription.Criteria));
        if (DciPermission.FaultOf(criteria, terms.Agreement, Instant.FromDateTimeOffset(clock.GetUtcNow())) is not null || await notices.OfAsync(criteria, cause, terms.Agreement, cancellation) is not { } notice)
        {
            return null;
        }

        var noted = await NoteAsync(exchange, notice, terms, cancellation);
        var events = notice.Records.Select((record, place) => (JsonNode)Event($"{exchange.Correlation}-{place}", cause, notice.Entity, record));
        return new ExchangeTold("registry/notify", DciActions.Notify, new JsonObject { ["transaction_id"] = exchange.Correlation, ["notify_event"] = new JsonArray([.. events]) }, notice.Records.Count)
        {
            Meta = new JsonObject { ["subscription_code"] = cause.Subscription, ["reg_event_type"] = cause.Event },
            Noted = [noted],
        };
    }

    // Once for all calls of it, under an agreement.
    private async Task<string> NoteAsync(ExchangeDocument exchange, Notice notice, PartnerTerms terms, CancellationToken cancellation)
    {
        var (shown, number) = (notice.Household, terms.Agreement.Number);
        var key = ExchangeDocument.NoteOf($"{shown.Village}/{shown.Id}/{number}");
        if (!exchange.Noted.Contains(key))
        {
            var entry = new AuditEntry(Read, terms.Partner.Id, Role.Partner, shown.Id, notice.IsOutside ? Identifier : terms.Agreement.Fields, "REG-3", Part: $"{number}/{exchange.Cause!.Event}");
            await reads.NoteAsync(Partitions.Registry(shown.Village), entry, cancellation);
        }

        return key;
    }

    private JsonObject Event(string reference, NoticeCause cause, DciEntity entity, JsonObject record)
    {
        var data = new JsonObject { ["version"] = DciHeader.Version, ["reg_type"] = RegisterType, ["reg_record_type"] = entity == DciEntity.Person ? "SRPerson" : entity.ToString(), ["reg_records"] = record };
        if (Named.Contains(cause.Event))
        {
            data["reg_event_type"] = cause.Event;
        }

        return new JsonObject { ["reference_id"] = reference, ["timestamp"] = envelopes.Now(), ["data"] = data, ["locale"] = DciLocale.English };
    }
}
