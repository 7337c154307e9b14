using System.Globalization;
using Dtks.Demo.Cast;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.Ratification;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Benchmarks.Letters;

/// <summary>
/// Puts proposals of one-member households into the store as the functions would have: decided by the domain, encrypted, with their claims
/// and, when eligible, their rows. The people are evidently synthetic.
/// </summary>
/// <param name="services">The host's services.</param>
/// <param name="regency">The regency over whose villages they are spread, or one village.</param>
internal sealed class SeededProposals(IServiceProvider services, string regency)
{
    // No NIK has a serial as high: a card's number is not its bearer's.
    private const int CardSerial = 5000;
    private const int InABatch = 40;

    private readonly DocumentStore _store = services.GetRequiredService<DocumentStore>();
    private readonly ProposalRepository _proposals = services.GetRequiredService<ProposalRepository>();
    private readonly ProposalClaims _claims = services.GetRequiredService<ProposalClaims>();
    private readonly RatifiableRows _rows = services.GetRequiredService<RatifiableRows>();
    private readonly RatificationLedger _ledger = services.GetRequiredService<RatificationLedger>();
    private readonly TimeProvider _clock = services.GetRequiredService<TimeProvider>();
    private readonly AreaCode[] _villages = [.. VillagesOf(regency)];

    /// <summary>Seeds so many, spread evenly over the regency's villages.</summary>
    /// <returns>Village and id of each.</returns>
    /// <param name="first">The number of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="eligible">Whether they are eligible, and to be ratified.</param>
    /// <param name="claimed">Whether their numbers are claimed.</param>
    public async Task<IReadOnlyList<(string Village, string Id)>> SeedAsync(int first, int count, bool eligible, bool claimed = true)
    {
        var byVillage = Enumerable.Range(first, count).GroupBy(number => _villages[number % _villages.Length]).SelectMany(g => g.Chunk(InABatch).Select(c => (g.Key, c)));
        await Parallel.ForEachAsync(byVillage, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (batch, stop) =>
        {
            var states = batch.c.Select(number => StateOf(number, batch.Key, eligible)).ToList();
            var documents = new DocumentBatch(Partitions.Registry(batch.Key.Value));
            foreach (var state in states)
            {
                documents.Create(DocumentOf(state));
            }

            await _store.CommitAsync(documents, stop);
            await Task.WhenAll(states.Where(_ => claimed).Select(state => FollowAsync(state, eligible, stop)));
        });
        return [.. Enumerable.Range(first, count).Select(number => (_villages[number % _villages.Length].Value, IdOf(number)))];
    }

    private async Task FollowAsync(ProposalState state, bool eligible, CancellationToken cancellation)
    {
        if (await _claims.ClaimAsync(state, cancellation) is not { Contest: null, FamilyRegistered: false })
        {
            throw new InvalidOperationException($"The numbers of {state.Id} are claimed.");
        }

        if (eligible)
        {
            var row = new RatifiableRow(
                state.Village, state.Id, _rows.DigestOf(state), state.ProposedBy, state.DecidedBy, state.History.Count - 1, state.History[^1].Meta.At.ToDateTimeOffset());
            await _ledger.ApplyAsync(JObject.Parse(JsonText.Write(row)), cancellation);
        }
    }

    private ProposalState StateOf(int number, AreaCode village, bool eligible)
    {
        var citizen = new Actor($"citizen-{number}", Role.Citizen, village);
        var match = new PopulationMatch([.. Enum.GetValues<PopulationField>().Select(f => new FieldMatch(f, FieldOutcome.Match))], 100);
        List<ProposalCommand> commands =
        [
            new ProposalCommand.Submit(IdOf(number), $"CODE-{number}", Draft(number, village.Value), citizen),
            new ProposalCommand.Match(match, new RegisterStanding(false, false, [])),
        ];
        if (eligible)
        {
            var officer = new Actor("regency-officer-seed", Role.RegencyOfficer, village.Regency!);
            commands.Add(new ProposalCommand.Verify(new ProposalVerificationDraft("eligible", null, "Kunjungan rumah"), officer));
        }

        return commands.Aggregate((ProposalState?)null, (state, command) => _proposals.Decide(command, state, village) is { IsAccepted: true } decision
            ? decision.Events.Aggregate(state, (s, e) => ProposalDecider.Evolve(s, e))
            : throw new InvalidOperationException($"{command.GetType().Name} of {number} was refused."))!;
    }

    private ProposalDocument DocumentOf(ProposalState state) => new()
    {
        Id = ProposalDocument.IdOf(state.Id),
        Village = state.Village.Value,
        Status = state.Status,
        TrackingCode = state.TrackingCode,
        CreatedOn = _clock.GetUtcNow(),
        State = state,
    };

    private static ProposalDraft Draft(int number, string village)
    {
        var (day, month, year, serial) = (1 + (number % 28), 1 + (number / 28 % 12), 1960 + (number / 336 % 30), 1 + (number / 10_080));
        var (nik, card) = (Numbered(serial), Numbered(serial + CardSerial));
        var date = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
        var head = new MemberDraft(nik, SampleNames.Of(number), "Kota Contoh", date, "male", "Ibu Contoh", "head", "married");
        return new ProposalDraft("register", [], new FamilyDraft(card, village, new AddressDraft("Dusun Krajan 12", "001", "002"), [head]), new ContactDraft("081200000001"));

        string Numbered(int last) => string.Create(CultureInfo.InvariantCulture, $"{village[..6]}{day:00}{month:00}{year % 100:00}{last:0000}");
    }

    private static string IdOf(int number) => number.ToString("x32", CultureInfo.InvariantCulture);

    private static IEnumerable<AreaCode> VillagesOf(string regency)
    {
        if (AreaCode.Parse(regency) is { Level: AreaLevel.Village } village)
        {
            return [village];
        }

        var areas = new AreaDirectory();
        return areas.Children(regency).SelectMany(district => areas.Children(district.Code)).Select(village => AreaCode.Parse(village.Code));
    }
}
