using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests;

/// <summary>
/// Members of an answer are compared as text or number. A token is a list of what stands below it, and to xunit two that have nothing below them are equal, whatever they say.
/// </summary>
public sealed class ComparedTokensTests
{
    [Fact]
    public void No_test_compares_two_tokens()
    {
        using var file = new PEReader(File.OpenRead(typeof(ComparedTokensTests).Assembly.Location));
        var reader = file.GetMetadataReader();
        var compared = Enumerable.Range(1, reader.GetTableRowCount(TableIndex.MethodSpec))
            .Select(row => reader.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row)))
            .Where(called => called.Method.Kind == HandleKind.MemberReference)
            .Select(called => (Name: reader.GetString(reader.GetMemberReference((MemberReferenceHandle)called.Method).Name), Of: OnlyType(reader, called)));

        Assert.DoesNotContain((nameof(Assert.Equal), nameof(JToken)), compared);
    }

    // The one type that a generic method is called with, where it is a class of another assembly.
    private static string? OnlyType(MetadataReader reader, MethodSpecification called)
    {
        var signature = reader.GetBlobReader(called.Signature);
        return signature.ReadSignatureHeader().Kind == SignatureKind.MethodSpecification && signature.ReadCompressedInteger() == 1
            && signature.ReadSignatureTypeCode() == SignatureTypeCode.TypeHandle
            && signature.ReadTypeHandle() is { Kind: HandleKind.TypeReference } type ? reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Name) : null;
    }
}
