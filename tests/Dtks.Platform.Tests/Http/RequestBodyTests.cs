using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;

namespace Dtks.Platform.Tests.Http;

public sealed class RequestBodyTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData(Form, 0L)]
    [InlineData(Form, null)]
    [InlineData("application/json", null)]
    [InlineData(null, 0L)]
    public async Task Of_nothing_the_type_does_not_matter(string? type, long? length) => Assert.Empty(await ReadAsync(type, length, ""));

    [Theory]
    [InlineData(Form, 3L)]
    [InlineData(Form, null)]
    [InlineData("text/plain", null)]
    public async Task Another_type_is_415(string type, long? length) =>
        Assert.Equal(415, (await Assert.ThrowsAsync<ProblemException>(() => ReadAsync(type, length, "a=b"))).Problem.Status);

    [Fact]
    public async Task It_is_told_which_type_is_taken_and_how_much()
    {
        var type = (await Assert.ThrowsAsync<ProblemException>(() => ReadAsync(Form, 3, "a=b"))).Problem;
        var size = (await Assert.ThrowsAsync<ProblemException>(() => ReadAsync("application/json", RequestBody.MaxBytes + 1, "{}"))).Problem;

        Assert.Equal(("request.contentType", "request.tooLarge", "256 KiB"), (type.Code, size.Code, size.Args!["limit"]));
    }

    [Theory]
    [InlineData(Form, 3L, 415)]
    [InlineData("application/json", RequestBody.MaxBytes + 1L, 413)]
    public async Task What_is_refused_by_its_head_is_not_read(string type, long length, int status) =>
        Assert.Equal(status, (await Assert.ThrowsAsync<ProblemException>(() => ReadAsync(type, length, new Torn(new InvalidOperationException())))).Problem.Status);

    [Theory]
    [InlineData(408)]
    [InlineData(400)]
    public async Task A_body_that_does_not_arrive_whole_is_told_as_the_server_tells_it(int status)
    {
        var problem = (await Assert.ThrowsAsync<ProblemException>(() => ReadAsync("application/json", 10, new Torn(new BadHttpRequestException("torn", status))))).Problem;

        Assert.Equal((status, "request.incomplete"), (problem.Status, problem.Code));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("{}", true)]
    [InlineData(" ", false)]
    [InlineData("{\"a\":1}", false)]
    public async Task Where_nothing_is_expected_nothing_and_an_empty_object_are_taken(string body, bool isTaken)
    {
        var reading = RequestBody.ReadNothingAsync(Request("application/json", body.Length, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body))), CancellationToken.None);

        Assert.Equal(isTaken ? body.Length : 400, isTaken ? (await reading).Length : (await Assert.ThrowsAsync<ProblemException>(() => reading)).Problem.Status);
    }

    [Theory]
    [InlineData(RequestBody.MaxBytes, false)]
    [InlineData(RequestBody.MaxBytes + 1, true)]
    public async Task A_body_has_256_KiB_at_most_however_it_is_sent(int bytes, bool refused)
    {
        foreach (var length in new long?[] { bytes, null })
        {
            var read = ReadAsync("application/json", length, new string(' ', bytes));

            Assert.Equal(refused ? 413 : bytes, refused ? (await Assert.ThrowsAsync<ProblemException>(() => read)).Problem.Status : (await read).Length);
        }
    }

    private static Task<byte[]> ReadAsync(string? type, long? length, string body) => ReadAsync(type, length, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body)));

    private static Task<byte[]> ReadAsync(string? type, long? length, Stream body) => RequestBody.ReadBytesAsync(Request(type, length, body), CancellationToken.None);

    private static HttpRequest Request(string? type, long? length, Stream body)
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = type;
        request.ContentLength = length;
        request.Body = body;
        return request;
    }

    private sealed class Torn(Exception failure) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromException<int>(failure);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromException<int>(failure);
    }
}
