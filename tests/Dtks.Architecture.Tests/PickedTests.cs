using System.Reflection;
using Dtks.Functions;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Modules;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Mono.Cecil;

namespace Dtks.Architecture.Tests;

/// <summary>
/// A protected member is bound to its document and its place in it: of a row that a query picked out of documents it can be opened only where the row says which document it is of, and the
/// member stands where it stood.
/// </summary>
[Trait("rule", "REG-3")]
public sealed class PickedTests
{
    private static readonly string[] Lists = [nameof(DocumentStore), nameof(Listing)];

    private static readonly ProtectedFields Protected = new ServiceCollection()
        .AddModules(new ConfigurationBuilder().Build(), typeof(IModule).Assembly, typeof(DtksServices).Assembly).BuildServiceProvider().GetRequiredService<ProtectedFields>();

    [Fact]
    public void No_row_that_does_not_name_its_document_has_a_protected_member()
    {
        var rows = Rows().ToList();

        Assert.True(rows.Count > 20, "The rows are not found: the reading is blind.");
        Assert.Empty(rows.SelectMany(row => FaultsOf(row, [])));
    }

    [Fact]
    public void A_protected_member_is_found_however_deep_it_stands() => Assert.NotEmpty(FaultsOf(typeof(Deep), []));

    private static IEnumerable<Type> Rows() => new[] { "Dtks.Platform", "Dtks.Functions" }.Select(ProductAssembly.Of)
        .SelectMany(assembly => assembly.Types.SelectMany(ProductAssembly.CallsOf).OfType<GenericInstanceMethod>()
            .Where(call => Lists.Contains(call.DeclaringType.Name) && call.GenericArguments[0] is TypeDefinition)
            .Select(call => Assembly.Load(assembly.Name).GetType(call.GenericArguments[0].FullName.Replace('/', '+'), throwOnError: true)!))
        .Distinct().Where(row => !row.IsAssignableTo(typeof(Document)) && row.GetProperty(nameof(Document.Type)) is null);

    private static IEnumerable<string> FaultsOf(Type type, HashSet<Type> seen)
    {
        if (type.IsGenericType || type.IsArray)
        {
            return (type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments()).SelectMany(inner => FaultsOf(inner, seen));
        }

        return type.Namespace?.StartsWith("Dtks.", StringComparison.Ordinal) == true && seen.Add(type)
            ? type.GetProperties().SelectMany(p => Protected.Contains(p) ? [$"{type.FullName}.{p.Name}"] : FaultsOf(p.PropertyType, seen).Select(fault => $"{type.Name}.{p.Name} > {fault}"))
            : [];
    }

    private sealed record Deep(IReadOnlyList<Domain.Verification.SheetLine> Lines);
}
