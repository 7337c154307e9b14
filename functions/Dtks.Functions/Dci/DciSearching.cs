using System.Text.Json.Nodes;
using Dtks.Domain.Dci;
using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using Dtks.Functions.Data;
using Dtks.Functions.Partners;
using Dtks.Functions.Registry;
using Dtks.Platform.Audit;
using Dtks.Platform.Reads;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Dci;

/// <summary>Answers searches, each for itself. What is shown of a household, and what it was held against where that came to nothing, stands in its own trail before the answer is given (REG-3).</summary>
public sealed class DciSearching(DciGroups groups, AuditedReads reads, DciEnvelopes envelopes, DciTexts texts, IPartnerTraffic traffic, UnreadableRecords unreadables, TimeProvider clock)
{
    private const int AtOnce = 16;
    private const string Action = "partnerSearch.read";
    private const string RegisterType = "ns:org:RegistryType:Social";

    /// <summary>The message that answers searches.</summary>
    /// <param name="batch">The searches.</param>
    /// <param name="terms">Who asks, and the agreement that holds now.</param>
    /// <param name="correlation">What we call the answered message.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="before">What is answered by a call, where it was called before: one search, counted once, and noted once in the trail of each that it shows. Null for what is answered the first time.</param>
    /// <returns>The message, and what stands in trails of it.</returns>
    public async Task<(JsonObject Message, IReadOnlyList<string> Noted)> AnswerAsync(DciBatch<SearchCriteria> batch, PartnerTerms terms, string correlation, CancellationToken cancellation, ExchangeDocument? before = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(terms);
        var (answers, shown) = (new JsonArray(), new List<Shown>());
        foreach (var item in batch.Items)
        {
            var (answer, fault) = await AnswerEachAsync(item, terms.Agreement, cancellation);
            if (before is null or { Tries: 0 })
            {
                traffic.Note(terms.Partner.Id, DciActions.Search, fault is null ? DciStatus.Succeeded : fault.Code.Length > 0 ? fault.Code : "unreadable");
            }

            answers.Add(fault is null ? Found(item, answer!) : Rejected(item.Reference, item.Locale, fault));
            shown.AddRange((answer?.Shown ?? []).Select(group => new Shown(item.Reference, group, item.Value!.Consent?.Reference, terms.Agreement.Fields)));
            shown.AddRange((answer?.Asked ?? []).Select(group => new Shown(item.Reference, group, item.Value!.Consent?.Reference, Compared(item.Value.Query))));
        }

        var number = terms.Agreement.Number;
        await NoteAsync([.. shown.Where(one => before?.Noted.Contains(one.Key(number)) != true)], terms, cancellation);
        var message = new JsonObject { ["transaction_id"] = batch.Transaction, ["correlation_id"] = correlation, ["search_response"] = answers };
        return (message, before is null ? [] : [.. shown.Select(one => one.Key(number))]);
    }

    /// <summary>The answer to a request that is rejected.</summary>
    public JsonObject Rejected(string reference, string locale, DciFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var rejected = new JsonObject { ["reference_id"] = reference, ["timestamp"] = envelopes.Now(), ["status"] = DciStatus.Rejected };
        if (fault.Code.Length > 0)
        {
            rejected["status_reason_code"] = fault.Code;
        }

        rejected["status_reason_message"] = texts.Of(locale, fault);
        rejected["locale"] = locale;
        return rejected;
    }

    // Where a record cannot be read, that is told to who asks for it; the standard has no code for it.
    private async Task<(SearchAnswer? Answer, DciFault? Fault)> AnswerEachAsync(DciItem<SearchCriteria> item, Agreement agreement, CancellationToken cancellation)
    {
        try
        {
            return await AnswerAsync(item, agreement, cancellation);
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            unreadables.Tell(e);
            return (null, new DciFault(string.Empty, "dci.unreadable"));
        }
    }

    private async Task<(SearchAnswer? Answer, DciFault? Fault)> AnswerAsync(DciItem<SearchCriteria> item, Agreement agreement, CancellationToken cancellation)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        if ((item.Fault ?? DciPermission.FaultOf(item.Value!, agreement, now)) is { } fault)
        {
            return (null, fault);
        }

        var found = await groups.OfAsync(item.Value!.Query.Named()!, cancellation);

        // It may have ended while was looked.
        if (!agreement.HoldsOn(AgreementRules.DayOf(Instant.FromDateTimeOffset(clock.GetUtcNow()))))
        {
            return (null, new DciFault(DciCodes.CriteriaInvalid, "dci.agreementEnded"));
        }

        var answer = SearchAnswer.Of(item.Value, agreement, found);
        return (answer, answer.Fault);
    }

    private JsonObject Found(DciItem<SearchCriteria> item, SearchAnswer answer) => new()
    {
        ["reference_id"] = item.Reference,
        ["timestamp"] = envelopes.Now(),
        ["status"] = DciStatus.Succeeded,
        ["data"] = new JsonObject
        {
            ["version"] = DciHeader.Version,
            ["reg_type"] = RegisterType,
            ["reg_record_type"] = item.Value!.Entity == DciEntity.Person ? "SRPerson" : item.Value.Entity.ToString(),
            ["reg_records"] = new JsonArray([.. answer.Records]),
        },
        ["pagination"] = new JsonObject { ["page_size"] = answer.Page.Size, ["page_number"] = answer.Page.Number, ["total_count"] = answer.Total },
        ["locale"] = item.Locale,
    };

    private Task NoteAsync(IReadOnlyList<Shown> shown, PartnerTerms terms, CancellationToken cancellation) => shown.Count == 1
        ? NoteAsync(shown[0], terms, cancellation)
        : Parallel.ForEachAsync(shown, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (one, stop) => await NoteAsync(one, terms, stop));

    // Under which agreement, and by which consent where one was named: who it is of reads the same.
    private Task NoteAsync(Shown shown, PartnerTerms terms, CancellationToken cancellation)
    {
        var household = shown.Group.Household;
        var part = shown.Consent is null ? terms.Agreement.Number : $"{terms.Agreement.Number}/{shown.Consent}";
        var entry = new AuditEntry(Action, terms.Partner.Id, Role.Partner, HouseholdDocument.IdOf(household.Id), shown.Fields, "REG-3", Part: part);
        return reads.NoteAsync(Partitions.Registry(household.Village.Value), entry, cancellation);
    }

    // A "no" tells something, too: what it was held against.
    private static IReadOnlyList<string> Compared(DciQuery query) => [.. query.Comparisons().Select(c => c.Attribute.Field ?? "identifier").Distinct(StringComparer.Ordinal)];

    private sealed record Shown(string Reference, RegisteredGroup Group, string? Consent, IReadOnlyList<string> Fields)
    {
        // By the very fields: what is shown later, and was only asked before, is noted too.
        public string Key(string agreement) => ExchangeDocument.NoteOf($"{Group.Id}/{agreement}/{string.Join(',', Fields)}\n{Reference}");
    }
}
