using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dtks.Domain.Dci;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Protection;
using Dtks.Platform.Records;

namespace Dtks.Functions.Dci;

/// <summary>Keeps the messages that are answered by calls, and the events that are told by them.</summary>
public sealed class ExchangeRepository(DocumentStore store, ChangeCommit commit, KeyedHash hash, UnreadableRecords unreadables, TimeProvider clock)
{
    /// <summary>How long one is kept and its state told: 30 days.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int MostOfTransaction = 100;
    private const int CorrelationLength = 32;

    /// <summary>Takes a message on. What was stored, and was told to come again all the same, is stored once.</summary>
    /// <returns>What we call it.</returns>
    public async Task<string> TakeAsync<T>(DciMessage<T> message, string action, string transaction, IEnumerable<string> references, CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(message);
        var partner = message.Partner.Id;
        var correlation = CorrelationOf(message, action);
        var exchange = new ExchangeDocument
        {
            Id = ExchangeDocument.IdOf(correlation),
            Partner = partner,
            Action = action,
            Correlation = correlation,
            Transaction = TransactionKey(partner, transaction),
            References = [.. references.Where(r => r.Length > 0).Distinct(StringComparer.Ordinal).Select(r => ReferenceKey(partner, r))],
            Message = Encoding.UTF8.GetString(message.Utf8.Span),
            ReceivedOn = clock.GetUtcNow(),
            TimeToLive = (int)Kept.TotalSeconds,
        };
        try
        {
            await SaveAsync(exchange, cancellation, OutboxEntry.Message(WorkExchanges.Queue, new ExchangeMessage(partner, correlation)));
        }
        catch (StaleException)
        {
            // It stands there from the first time.
        }

        return correlation;
    }

    /// <summary>One; null where there is none, or its time is over.</summary>
    public Task<ExchangeDocument?> FindAsync(string partner, string correlation, CancellationToken cancellation) =>
        Guid.TryParseExact(correlation, "N", out _) ? store.ReadAsync<ExchangeDocument>(Partitions.Partners(partner), ExchangeDocument.IdOf(correlation), cancellation) : Task.FromResult<ExchangeDocument?>(null);

    /// <summary>One that a message needs.</summary>
    /// <exception cref="MessageException">There is none: its time is over, and nothing of it is kept.</exception>
    public async Task<ExchangeDocument> NeededAsync(ExchangeMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        return await FindAsync(message.Partner, message.Exchange, cancellation) ?? throw new MessageException("the exchange is not there: 30 days after it came nothing of it is kept, and it is neither worked nor told any more");
    }

    /// <summary>Saves one as it was read, with what follows; nothing of anybody's record changes by it.</summary>
    /// <exception cref="StaleException">It changed since.</exception>
    public Task SaveAsync(ExchangeDocument exchange, CancellationToken cancellation, params IEnumerable<OutboxEntry> then)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        return commit.SaveAsync(ChangeSet.Bookkeeping(Partitions.Partners(exchange.Partner)).Save(exchange).Then(then), cancellation);
    }

    /// <summary>Those of a transaction, the first that came first.</summary>
    public Task<IReadOnlyList<ExchangeDocument>> OfTransactionAsync(string partner, string transaction, CancellationToken cancellation) =>
        ListAsync(partner, new DocumentQuery($"SELECT * FROM c WHERE c.type = '{ExchangeDocument.TypeName}' AND c.transaction = @key").With("@key", TransactionKey(partner, transaction)), cancellation);

    /// <summary>Those with a request of a reference.</summary>
    public Task<IReadOnlyList<ExchangeDocument>> OfReferenceAsync(string partner, string reference, CancellationToken cancellation) =>
        ListAsync(partner, new DocumentQuery($"SELECT * FROM c WHERE c.type = '{ExchangeDocument.TypeName}' AND ARRAY_CONTAINS(c.references, @key)").With("@key", ReferenceKey(partner, reference)), cancellation);

    private async Task<IReadOnlyList<ExchangeDocument>> ListAsync(string partner, DocumentQuery query, CancellationToken cancellation)
    {
        var listed = await store.FirstAsync<ExchangeDocument>(Partitions.Partners(partner), query, MostOfTransaction, cancellation);
        return [.. listed.ReadOr(unreadable => unreadables.LeftOut(Partitions.Partners(partner), unreadable)).Where(e => e.Action != DciActions.Notify).OrderBy(e => e.ReceivedOn)];
    }

    // From the very message: its id alone may be used again, once it is not remembered any more.
    private string CorrelationOf<T>(DciMessage<T> message, string action)
        where T : class
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(message.Utf8.Span));
        return hash.Of("dci-exchange", string.Create(CultureInfo.InvariantCulture, $"{message.Partner.Id}\n{action}\n{message.Header.MessageId}\n{message.Header.SentAt.ToUnixTimeTicks()}\n{digest}"))[..CorrelationLength];
    }

    private string TransactionKey(string partner, string transaction) => hash.Of("dci-transaction", $"{partner}\n{transaction}");

    private string ReferenceKey(string partner, string reference) => hash.Of("dci-reference", $"{partner}\n{reference}");
}

/// <summary>A message of a partner, or an event for it, that is to be worked or told.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Exchange">What we call it.</param>
/// <param name="Waits">How often it was put off when this was to be sent: put off again or called since, another message follows it. Null for whatever it is.</param>
public sealed record ExchangeMessage(string Partner, string Exchange, int? Waits = null);
