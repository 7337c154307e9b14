using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Dtks.Flows.Tests.Audit;

/// <summary>What the product can audit, as its assemblies say.</summary>
internal static partial class ProductCodes
{
    private static readonly Assembly Features = typeof(Functions.DtksServices).Assembly;

    /// <summary>The codes of all events of the domain.</summary>
    public static IEnumerable<string> Events() => typeof(Domain.Kernel.EventMeta).Assembly.GetTypes()
        .Where(t => t.Name.EndsWith("EventCodes", StringComparison.Ordinal))
        .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Select(f => (string)f.GetRawConstantValue()!);

    /// <summary>The actions of reads: the texts in the features' code that end so.</summary>
    public static IEnumerable<string> Reads() => Read(reader =>
    {
        var texts = new List<string>();
        for (var handle = System.Reflection.Metadata.Ecma335.MetadataTokens.UserStringHandle(0); !handle.IsNil || texts.Count == 0; handle = System.Reflection.Metadata.Ecma335.MetadataReaderExtensions.GetNextHandle(reader, handle))
        {
            texts.Add(handle.IsNil ? string.Empty : reader.GetUserString(handle));
        }

        return texts.Where(text => ReadAction().IsMatch(text)).Distinct().ToList();
    });

    /// <summary>Whether any function can give a command of the domain, such as <c>ProposalCommand.Withdraw</c>: one that is not named cannot be made.</summary>
    public static bool IsGiven(string command) => Read(reader => reader.TypeReferences
        .Select(reader.GetTypeReference)
        .Where(type => type.ResolutionScope.Kind == HandleKind.TypeReference)
        .Any(type => command == $"{reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope).Name)}.{reader.GetString(type.Name)}"));

    private static T Read<T>(Func<MetadataReader, T> what)
    {
        using var file = new PEReader(File.OpenRead(Features.Location));
        return what(file.GetMetadataReader());
    }

    [GeneratedRegex(@"^\w+\.(read|listed)$")]
    private static partial Regex ReadAction();
}
