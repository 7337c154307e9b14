using System.Text;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Platform.Http;
using Dtks.Platform.Json;
using Dtks.Platform.Problems;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.FamilyChanges;

/// <summary>Reads the body of a change: its kind says which members it has.</summary>
internal static class FamilyChangeBodies
{
    private const int Deepest = 32;

    /// <summary>The change as it came in.</summary>
    /// <exception cref="ProblemException">400 with every fault and its pointer.</exception>
    public static FamilyChangeDraft Read(byte[] body) => KindOf(body) switch
    {
        FamilyChangeKind.Birth => new FamilyChangeDraft(FamilyChangeKind.Birth) { Person = RequestBody.Parse<Birth>(body).Member },
        FamilyChangeKind.Death => Of(RequestBody.Parse<Death>(body)),
        FamilyChangeKind.Marriage => Of(RequestBody.Parse<Marriage>(body)),
        FamilyChangeKind.Divorce => Of(RequestBody.Parse<Divorce>(body)),
        FamilyChangeKind.Move => Of(RequestBody.Parse<Move>(body)),
        FamilyChangeKind.Card => Of(RequestBody.Parse<Card>(body)),
        FamilyChangeKind.DeathUndone => new FamilyChangeDraft(FamilyChangeKind.DeathUndone) { Member = RequestBody.Parse<DeathUndone>(body).Member },
        _ => Of(RequestBody.Parse<Correction>(body)),
    };

    private static FamilyChangeDraft Of(Death b) => new(FamilyChangeKind.Death) { Member = b.Member, DiedOn = b.DiedOn, NewHead = b.NewHead, FamilyCardNumber = b.FamilyCardNumber };

    private static FamilyChangeDraft Of(Marriage b) => new(FamilyChangeKind.Marriage)
    {
        Member = b.Member,
        Joins = b.Joins,
        FamilyCardNumber = b.FamilyCardNumber,
        Household = b.Household,
        NewHead = b.NewHead,
        Relationship = b.Relationship,
    };

    private static FamilyChangeDraft Of(Divorce b) => new(FamilyChangeKind.Divorce) { Member = b.Member, FamilyCardNumber = b.FamilyCardNumber, Address = b.Address, NewHead = b.NewHead };

    private static FamilyChangeDraft Of(Move b) => new(FamilyChangeKind.Move) { To = b.To, Address = b.Address };

    private static FamilyChangeDraft Of(Card b) => new(FamilyChangeKind.Card) { FamilyCardNumber = b.FamilyCardNumber, NewHead = b.NewHead };

    private static FamilyChangeDraft Of(Correction b) => new(FamilyChangeKind.Correction) { Member = b.Member, Fields = b.Fields };

    private static FamilyChangeKind KindOf(byte[] body)
    {
        // What is no JSON, or no object, is told as anywhere.
        var kind = Kind(body) ?? RequestBody.Parse<KindAlone>(body).Kind;
        return WireName.TryParse<FamilyChangeKind>(kind, out var known) && known < FamilyChangeKind.Removal
            ? known
            : throw new ProblemException(Problem.Invalid("/kind", InputViolations.UnknownValue, "REG-8", new Dictionary<string, string> { ["allowed"] = string.Join(", ", Enum.GetValues<FamilyChangeKind>().Where(k => k < FamilyChangeKind.Removal).Select(k => WireName.Of(k))) }));
    }

    private static string? Kind(byte[] body)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(body))) { MaxDepth = Deepest, DateParseHandling = DateParseHandling.None };
            return JToken.ReadFrom(reader) is JObject read && read["kind"] is JValue { Type: JTokenType.String } kind ? (string?)kind : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record KindAlone(string Kind);

    private sealed record Birth(string Kind, MemberDraft? Member);

    private sealed record Death(string Kind, string? Member, string? DiedOn, string? NewHead, string? FamilyCardNumber);

    private sealed record DeathUndone(string Kind, string? Member);

    private sealed record Marriage(string Kind, string? Member, string? Joins, string? FamilyCardNumber, FamilyDraft? Household, string? NewHead, string? Relationship);

    private sealed record Divorce(string Kind, string? Member, string? FamilyCardNumber, AddressDraft? Address, string? NewHead);

    private sealed record Move(string Kind, string? To, AddressDraft? Address);

    private sealed record Card(string Kind, string? FamilyCardNumber, string? NewHead);

    private sealed record Correction(string Kind, string? Member, MemberCorrectionDraft? Fields);
}
