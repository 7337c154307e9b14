using System.Globalization;
using Dtks.Domain.Duplicates;
using Dtks.Domain.Households;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;
using Dtks.Platform.Protection;
using Dtks.Platform.Records;

namespace Dtks.Functions.Duplicates;

/// <summary>
/// Gathers of villages who is to be compared, and puts each into the parts where they meet whom they may be (REG-5): which part it is is told by a keyed hash, and what lies there is encrypted. A
/// household that cannot be read is told and left out. Done again it writes the same; each page read and each part written is repeated by itself when that fails for a moment.
/// </summary>
public sealed class ScanGathering(DocumentStore store, ClaimRepository claims, KeyedHash hash, UnreadableRecords unreadables, BriefRetry retry)
{
    private const int AtOnce = 4;
    private const int PartDigits = 8;

    // Their people are held in memory at the same time; what was gathered of them takes an eighth of the requests.
    private const int Together = 8;

    private static readonly DocumentQuery Standing = new("SELECT * FROM c WHERE c.type = 'household' AND (NOT IS_DEFINED(c.state.ended) OR IS_NULL(c.state.ended))");

    /// <summary>What was gathered of each, in the order given; the documents of villages that were gathered together are counted with the first of them.</summary>
    public async Task<IReadOnlyList<VillageGathered>> GatherAsync(DuplicateScanState scan, IReadOnlyList<string> villages, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scan);
        ArgumentNullException.ThrowIfNull(villages);
        var gathered = new List<VillageGathered>();
        foreach (var some in villages.Chunk(Together))
        {
            gathered.AddRange(await TogetherAsync(scan, some, cancellation));
        }

        return gathered;
    }

    private async Task<IReadOnlyList<VillageGathered>> TogetherAsync(DuplicateScanState scan, string[] villages, CancellationToken cancellation)
    {
        var read = new (VillageGathered Gathered, List<GatheredPerson>[] Parts)[villages.Length];
        var how = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, villages.Length), how, async (i, stop) => read[i] = await ReadAsync(scan, villages[i], stop));
        var written = new int[scan.Parts.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, written.Length), how, async (part, stop) =>
            written[part] = await WriteAsync(scan.Id, part, villages[0], [.. read.SelectMany(r => r.Parts[part].Select(p => (r.Gathered.Village, p)))], stop));
        return [.. read.Select((r, i) => i == 0 ? r.Gathered with { Parts = written } : r.Gathered)];
    }

    private async Task<(VillageGathered Gathered, List<GatheredPerson>[] Parts)> ReadAsync(DuplicateScanState scan, string village, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(village);
        List<GatheredPerson>[] parts = [.. scan.Parts.Select(_ => new List<GatheredPerson>())];
        var (households, persons, unread) = (0, 0, new List<string>());
        await foreach (var found in store.AllAsync<HouseholdDocument>(partition, Standing, retry, cancellation).ReadOr(Unread, cancellation))
        {
            households++;
            persons += found.State.Members.Count;
            foreach (var member in found.State.Members)
            {
                Put(scan, found.State, member, parts);
            }
        }

        return (new VillageGathered(village, households, persons, new int[parts.Length], unread), parts);

        void Unread(UnreadableDocument unreadable)
        {
            unreadables.LeftOut(partition, unreadable);
            unread.Add(unreadable.IdAfter(HouseholdDocument.IdOf(string.Empty)));
        }
    }

    private void Put(DuplicateScanState scan, HouseholdState household, HouseholdMember member, List<GatheredPerson>[] parts)
    {
        var person = member.Person;
        var entry = new DuplicateEntry(claims.NikId(person.Nik), household.Village.Value, household.Id, member.Id);
        var groups = new Dictionary<int, SearchGroup>();
        foreach (var (group, text) in DuplicateSearch.GroupsOf(ComparedPerson.Of(entry, person)))
        {
            var part = PartOf(scan, group, text);
            groups[part] = groups.GetValueOrDefault(part) | group;
        }

        foreach (var (part, flags) in groups)
        {
            parts[part].Add(new GatheredPerson(
                entry.Person, household.Id, member.Id, person.Name, person.MotherMaidenName, person.BirthPlace, person.BirthDate, person.Sex, (int)flags));
        }
    }

    private int PartOf(DuplicateScanState scan, SearchGroup group, string text) =>
        (int)(uint.Parse(hash.Of("duplicatePart", $"{group}\n{text}").AsSpan(0, PartDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) % (uint)scan.Parts.Count);

    private async Task<int> WriteAsync(string scan, int part, string first, IReadOnlyList<(string Village, GatheredPerson Person)> people, CancellationToken cancellation)
    {
        var (partition, number) = (GatheredDocument.PartitionOf(scan, part), 0);
        foreach (var some in people.Chunk(GatheredDocument.MostPeople))
        {
            var document = new GatheredDocument
            {
                Id = GatheredDocument.IdOf(first, number++),
                Part = partition.Value,
                Village = string.Join(' ', some.Select(p => p.Village).Distinct(StringComparer.Ordinal)),
                Rows = GatheredRows.Write(some),
                TimeToLive = GatheredDocument.KeptSeconds,
            };
            await retry.RetryAsync(() => store.PutAsync(partition, document, cancellation), cancellation);
        }

        return number;
    }
}
