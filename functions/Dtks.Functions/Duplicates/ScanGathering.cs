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

    private static readonly DocumentQuery Standing = new("SELECT * FROM c WHERE c.type = 'household' AND (NOT IS_DEFINED(c.state.ended) OR IS_NULL(c.state.ended))");

    /// <summary>What was gathered of each, in the order given.</summary>
    public async Task<IReadOnlyList<VillageGathered>> GatherAsync(DuplicateScanState scan, IReadOnlyList<string> villages, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scan);
        ArgumentNullException.ThrowIfNull(villages);
        var gathered = new VillageGathered[villages.Count];
        var how = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, villages.Count), how, async (i, stop) => gathered[i] = await GatherAsync(scan, villages[i], stop));
        return gathered;
    }

    private async Task<VillageGathered> GatherAsync(DuplicateScanState scan, string village, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(village);
        var parts = scan.Parts.Select(_ => new List<GatheredPerson>()).ToList();
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

        var written = new int[parts.Count];
        for (var part = 0; part < parts.Count; part++)
        {
            written[part] = await WriteAsync(scan.Id, part, village, parts[part], cancellation);
        }

        return new VillageGathered(village, households, persons, written, unread);

        void Unread(UnreadableDocument unreadable)
        {
            unreadables.LeftOut(partition, unreadable);
            unread.Add(unreadable.IdAfter(HouseholdDocument.IdOf(string.Empty)));
        }
    }

    private void Put(DuplicateScanState scan, HouseholdState household, HouseholdMember member, List<List<GatheredPerson>> parts)
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

    private async Task<int> WriteAsync(string scan, int part, string village, List<GatheredPerson> people, CancellationToken cancellation)
    {
        var (partition, number) = (GatheredDocument.PartitionOf(scan, part), 0);
        foreach (var some in people.Chunk(GatheredDocument.MostPeople))
        {
            var document = new GatheredDocument
            {
                Id = GatheredDocument.IdOf(village, number++),
                Part = partition.Value,
                Village = village,
                People = some,
                TimeToLive = GatheredDocument.KeptSeconds,
            };
            await retry.RetryAsync(() => store.PutAsync(partition, document, cancellation), cancellation);
        }

        return number;
    }
}
