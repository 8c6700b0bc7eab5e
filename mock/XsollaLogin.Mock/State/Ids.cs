using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.State;

/// <summary>Ids, codes and keys of one project: unguessable, or, where the project has a seed, the same in each run.</summary>
internal sealed class Ids
{
    private const string Digits = "0123456789";
    private const string Alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private const int DrawnBytes = 32;

    private readonly byte[] _key;
    private readonly bool _seeded;
    private readonly ulong _project;
    private long _drawn;

    /// <param name="drawn">How many values the project has drawn already: the order of tokens goes on, whatever they are made of.</param>
    public Ids(string projectId, int? seed, long drawn)
        : this(seed is null ? RandomNumberGenerator.GetBytes(DrawnBytes) : SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{projectId}")), drawn, seed is not null)
    {
    }

    /// <summary>Goes on where another one was.</summary>
    public Ids(byte[] rootKey, long drawn, bool seeded)
    {
        (_key, _drawn, _seeded) = (rootKey, drawn, seeded);
        _project = BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(rootKey, "project"u8));
    }

    /// <summary>What all ids come from; whoever has it can make them.</summary>
    public byte[] RootKey => _key;

    /// <summary>How many values were drawn; a project restored to it goes on where it was.</summary>
    public long Drawn => Volatile.Read(ref _drawn);

    public string NewUserId()
    {
        Span<byte> drawn = stackalloc byte[DrawnBytes];
        Draw(drawn);
        return new Guid(drawn[..16]).ToString();
    }

    /// <summary>32 alphanumerics, as the page's operation_id of ask has.</summary>
    public string NewOperationId() => NewText(DrawnBytes, Alphanumerics);

    /// <summary>A secret that is looked up: a link, a session, an authorization code, a refresh token, a reset code.</summary>
    public string NewSecret()
    {
        Span<byte> drawn = stackalloc byte[DrawnBytes];
        Draw(drawn);
        return Base64Url.EncodeToString(drawn);
    }

    public string NewDigits(int length) => NewText(length, Digits);

    /// <summary>A key that lasts as long as the project.</summary>
    public byte[] Key(string purpose) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(purpose));

    /// <summary>An id of a token which tells its place in the order of tokens, so that older ones can be revoked without keeping any.</summary>
    public Guid NewTokenId()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _project);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], NextSequence());
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The next place in the order of tokens and of whatever is revoked with them.</summary>
    public long NextSequence() => Interlocked.Increment(ref _drawn);

    /// <summary>The place of a token in the order of tokens.</summary>
    public static long SequenceOf(Guid tokenId)
    {
        Span<byte> bytes = stackalloc byte[16];
        tokenId.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
    }

    private string NewText(int length, string alphabet)
    {
        Span<byte> drawn = stackalloc byte[DrawnBytes];
        Draw(drawn);
        Span<char> text = stackalloc char[length];
        for (var i = 0; i < length; i++) text[i] = alphabet[drawn[i] % alphabet.Length];
        return new string(text);
    }

    private void Draw(Span<byte> drawn)
    {
        var number = Interlocked.Increment(ref _drawn);
        if (!_seeded)
        {
            RandomBytes.Fill(drawn);
            return;
        }

        Span<byte> place = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(place, number);
        HMACSHA256.HashData(_key, place, drawn);
    }
}
