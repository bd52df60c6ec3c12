// Two public papers of the 2021 election, as a secretary would paste them (browser trial and tests only).

export const CONG_VAN_474 = `Đảm bảo an ninh, trật tự an toàn xã hội và y tế trong cuộc bầu cử
Ngày đăng: 05/02/2021 10:39
Mặc định Cỡ chữ
Ngày 05/02/2021, Ủy ban bầu cử tỉnh ban hành Công văn số 474/CV-UBBC về việc phối hợp đảm bảo an ninh, trật tự an toàn xã hội và y tế trong cuộc bầu cử.

Theo đó, Ủy ban bầu cử tỉnh yêu cầu:

Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh, Bộ Chỉ huy Bộ đội biên phòng tỉnh: Khẩn trương xây dựng và tổ chức thực hiện các phương án, kế hoạch triển khai lực lượng bảo đảm an ninh chính trị và trật tự, an toàn xã hội; chủ động sẵn sàng lực lượng phòng, chống, khắc phục hậu quả thiên tai, thảm họa, cứu hộ, cứu nạn trong suốt quá trình chuẩn bị, tổ chức cuộc bầu cử, đặc biệt chú trọng bảo đảm an ninh, trật tự tại những địa bàn trọng điểm, khu vực trọng yếu về quốc phòng, an ninh.

Sở Y tế: Chủ trì, phối hợp với các cơ quan liên quan thường xuyên theo dõi tình hình, tiếp tục thực hiện quyết liệt, đồng bộ, hiệu quả các nhiệm vụ, giải pháp phòng, chống dịch bệnh, nhất là dịch bệnh COVID-19; chủ động xây dựng các phương án nhằm kịp thời ứng phó với những tình huống dịch bệnh có thể xảy ra ở một số khu vực trong thời gian chuẩn bị và tổ chức bầu cử, các tình huống phát sinh về y tế có liên quan đến bầu cử.

Thanh tra tỉnh: Theo dõi, kiểm tra, đôn đốc các cơ quan, đơn vị, địa phương triển khai thực hiện nghiêm túc ý kiến chỉ đạo của UBND tỉnh tại Kế hoạch số 4521/KH-UBND ngày 07/12/2020 về phối hợp tổ chức công tác tiếp công dân, giải quyết khiếu nại, tố cáo phục vụ cuộc bầu cử đại biểu Quốc hội khóa XV, đại biểu HĐND các cấp nhiệm kỳ 2016-2021 theo ý kiến chỉ đạo của UBND tỉnh. Chủ động phối hợp với các cơ quan, đơn vị, địa phương nắm chắc tình hình, tham mưu xử lý kịp thời các khiếu nại, tố cáo xảy ra trên địa bàn tỉnh không để phát sinh “điểm nóng” trong giải quyết khiếu nại, tố cáo.

Giao Ủy ban bầu cử các huyện, thành phố căn cứ Chỉ thị số 02/CT-UBND ngày 20/01/2021 của UBND tỉnh về tổ chức cuộc bầu cử đại biểu Quốc hội khóa XV và bầu cử đại biểu HĐND các cấp nhiệm kỳ 2021-2026, quy định của nhà nước, kế hoạch chỉ đạo, tổ chức triển khai công tác bảo đảm an ninh, trật tự, an toàn xã hội và y tế trong cuộc bầu cử của Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh, Sở Y tế và tình hình thực tế ở địa phương, chỉ đạo lực lượng công an, quân sự, các ban ngành có liên quan xây dựng và tổ chức thực hiện các phương án, kế hoạch triển khai công tác bảo đảm an ninh, trật tự, an toàn xã hội và y tế trong cuộc bầu cử; Phương án, kế hoạch triển khai công tác bảo đảm an ninh, trật tự, an toàn xã hội và y tế trong cuộc bầu cử phải gắn với kế hoạch triển khai các bước của cuộc bầu cử; dự kiến các tình huống phức tạp có thể xảy ra và các biện pháp xử lý thích hợp.

Tổ chức nắm chắc tình hình an ninh, trật tự, an toàn xã hội liên quan đến bầu cử, tập trung giải quyết khiếu kiện của công dân, chủ động phòng ngừa, ngăn chặn, không để phát sinh các “điểm nóng”, phức tạp về an ninh, trật tự, an toàn xã hội. Thực hiện tốt các quy định về phòng, chống dịch bệnh, nhất là dịch bệnh COVID-19, xử lý kịp thời các tình huống phát sinh về y tế có liên quan đến bầu cử. Kiểm tra, đôn đốc việc thực hiện kế hoạch triển khai công tác bảo đảm an ninh, trật tự, an toàn xã hội và y tế trong cuộc bầu cử và tổ chức phối hợp thống nhất giữa các lực lượng tham gia công tác bảo vệ cuộc bầu cử./.

Cổng TTĐT tỉnh`;

export const HAI_DUONG = `ỦY BAN NHÂN DÂN
TỈNH HẢI DƯƠNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: /UBND-VP

Hải Dương, ngày tháng 5 năm 2021

V/v tăng cường bảo đảm ANTT bầu cử
đại biểu Quốc hội khóa XV và đại biểu
HĐND các cấp nhiệm kỳ 2021-2026

Kính gửi:

- Các sở, ban, ngành, đoàn thể tỉnh;
- UBND các huyện, thị xã, thành phố;
- Báo Hải Dương, Đài PTTH tỉnh Hải Dương;
- Các doanh nghiệp Trung ương đóng trên địa bàn tỉnh.

Từ đầu năm 2021 đến nay, dưới sự quan tâm lãnh đạo, chỉ đạo của Bộ Công an, Tỉnh ủy, UBND tỉnh, các sở, ban, ngành, đoàn thể và cấp ủy, chính quyền các địa phương, trong đó lực lượng Công an làm nòng cốt đã triển khai quyết liệt, đồng bộ, toàn diện các mặt công tác bảo đảm tốt an ninh, trật tự (ANTT) trên địa bàn, chủ động phòng ngừa, bước đầu đấu tranh, làm thất bại ý đồ hoạt động lợi dụng “quyền tự ứng cử” của các thế lực thù địch, phần tử xấu để phá hoại cuộc bầu cử đại biểu Quốc hội khóa XV và đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2021-2026 (cuộc bầu cử), không để bị động, bất ngờ, không để xảy ra khủng bố, phá hoại, tạo môi trường an ninh, an toàn phục vụ công tác chuẩn bị, tổ chức cuộc bầu cử được tiến hành bình thường, theo đúng lịch trình thời gian đề ra.

Còn gần một tháng nữa là đến Ngày bầu cử (23/5/2021) - ngày hội toàn dân diễn ra trên phạm vi cả nước, theo quy luật các kỳ bầu cử trước đây, hoạt động chống phá cuộc bầu cử của các thế lực thù địch, bọn phản động và các loại tội phạm sẽ gia tăng, ANTT sẽ diễn biến phức tạp hơn. Trong khi đó, tình hình dịch bệnh Covid-19 còn tiềm ẩn nguy cơ bùng phát trở lại, tình hình xuất, nhập cảnh trái phép mặc dù đã được kiểm soát, song vẫn tiềm ẩn nguy cơ. Do đó, công tác bảo đảm ANTT đối với cuộc bầu cử thời gian tới, nhất là Ngày bầu cử đặt ra yêu cầu, nhiệm vụ rất nặng nề. UBND tỉnh Hải Dương yêu cầu các sở, ngành, đơn vị, chính quyền các địa phương phải hết sức chủ động, tích cực trong công tác bảo đảm ANTT cuộc bầu cử, trong đó tập trung thực hiện tốt một số công tác trọng tâm sau:

1. Các sở, ban, ngành, đoàn thể thành viên Ban Chỉ đạo 138 tỉnh và Ban Chỉ đạo 138 cấp huyện căn cứ chức năng, nhiệm vụ của mình và Quy chế hoạt động của Ban Chỉ đạo 138 tỉnh, huyện có kế hoạch, hướng dẫn cụ thể, tăng cường lãnh đạo, chỉ đạo các đơn vị liên quan thuộc sở, ngành mình quản lý tiếp tục thực hiện có hiệu quả công tác phòng ngừa, đấu tranh với các loại tội phạm.

Tập trung đẩy mạnh phòng ngừa xã hội, thực hiện công tác tuyên truyền đến mỗi cán bộ, hội viên, đoàn viên, nhân dân nâng cao ý thức cảnh giác, chủ động phòng ngừa, tích cực tham gia tố giác tội phạm; huy động sức mạnh tổng hợp của cả hệ thống chính trị và nhân dân tích cực tham gia phòng ngừa, đấu

tranh trấn áp, truy nã tội phạm, bảo đảm ANTT; phát động phong trào bảo vệ an ninh Tổ quốc, quản lý, giáo dục người lầm lỗi tại địa bàn dân cư, người được tha tù trước thời hạn có điều kiện, người chấp hành án hình sự tại xã, phường, thị trấn, người chấp hành xong án phạt tù trở về địa phương; lập hồ sơ đưa người vào Trường giáo dưỡng, Cơ sở giáo dục, cai nghiện bắt buộc.

Tích cực phối hợp, tham gia cùng lực lượng Công an thực hiện tốt các phương án, kế hoạch trong đợt cao điểm tấn công, trấn áp tội phạm bảo đảm ANTT cuộc bầu cử (từ ngày 23/4/2021 đến ngày 23/6/2021).

2. Công an tỉnh chủ trì, phối hợp với các đơn vị có liên quan:

Chủ động nắm tình hình từ xa, từ sớm, từ cơ sở, đánh giá, dự báo chính xác tình hình liên quan đến an ninh quốc gia để kịp thời phát hiện, tham mưu, đề xuất biện pháp đấu tranh, ngăn chặn làm thất bại mọi âm mưu, hoạt động chống phá của các thế lực thù địch, phản động, khủng bố và số chống đối trong nước. Ngăn chặn các hoạt động móc nối, tác động nội bộ, cài cắm nội gián, phát triển lực lượng, tạo dựng hội, nhóm trái pháp luật; vô hiệu hóa các hoạt động khủng bố, kích động biểu tình, gây rối; giải quyết kịp thời, hiệu quả các tình huống phức tạp về ANTT, không để bị động, bất ngờ.

Triển khai các kế hoạch, phương án bảo vệ tuyệt đối an toàn cuộc bầu cử; các mục tiêu, công trình trọng điểm, các sự kiện chính trị, kinh tế, văn hóa, xã hội, đối ngoại quan trọng của đất nước, của tỉnh Hải Dương, hoạt động của lãnh đạo Đảng, Nhà nước gắn với bảo vệ các hoạt động kỷ niệm chiến thắng 30/4, quốc tế lao động 01/5. Tăng cường bảo đảm an ninh chính trị nội bộ, an ninh thông tin, truyền thông, an ninh văn hóa tư tưởng, an ninh kinh tế, an ninh mạng, an ninh trong nông thôn, an ninh trong dân tộc, tôn giáo, bảo vệ bí mật nhà nước.

Chủ động tham mưu, phối hợp giải quyết kịp thời, ổn định các vụ mâu thuẫn, tranh chấp, khiếu kiện, đình công, lãn công ngay từ đầu và từ cơ sở, nhất là tại các điểm đang tiềm ẩn diễn biến phức tạp như An Phụ- Kinh Môn, Cổ Dũng - Kim Thành, không để phức tạp kéo dài, hình thành “điểm nóng” ảnh hưởng đến cuộc bầu cử, không để kẻ địch, phần tử xấu lợi dụng kích động, phá hoại cuộc bầu cử.

Tập trung đấu tranh, trấn áp mạnh các loại tội phạm hình sự, nhất là tội phạm có tổ chức, tội phạm liên quan đến hoạt động “tín dụng đen”, tội phạm liên quan đến đưa người xuất, nhập cảnh trái phép, cò bạc, gây rối trật tự công cộng, chống người thi hành công vụ, mua bán người, xâm hại tình dục trẻ em, xâm phạm sở hữu (cướp, cướp giật, cưỡng đoạt, trộm cắp, lừa đảo...); đấu tranh triệt phá các đường dây mua bán, vận chuyển ma túy lớn, các tụ điểm sản xuất, mua bán, tàng trữ, sử dụng trái phép chất ma túy; đẩy mạnh phát hiện, đấu tranh với tội phạm kinh tế, tham nhũng, môi trường, tội phạm công nghệ cao và các hành vi vi phạm trong lĩnh vực vệ sinh an toàn thực phẩm, buôn lậu, gian lận thương mại và hàng giả. Chấp hành nghiêm pháp luật trong tiếp nhận, giải quyết khiếu nại, tố cáo trong quần chúng nhân dân đối với nhân sự ứng cử đại biểu Quốc hội và HĐND các cấp, tin báo, tố giác tội phạm, kiến nghị khởi tố và công tác bắt, giam giữ, điều tra, xử lý tội phạm.

Nâng cao hiệu lực, hiệu quả quản lý nhà nước về ANTT, phát huy vai trò, hiệu quả công tác của các lực lượng ở cơ sở trong quản lý cư trú, quản lý người nước ngoài, quản lý xuất, nhập cảnh; quản lý các ngành nghề kinh doanh có điều kiện về ANTT. Thực hiện có hiệu quả các nhiệm vụ xây dựng Cơ sở dữ liệu quốc gia về dân cư, cấp căn cước công dân gắn với công tác truy nã tội phạm, quản lý đối tượng, phòng ngừa tội phạm. Đẩy mạnh công tác vận động toàn dân giao nộp và đấu tranh với tội phạm, vi phạm pháp luật về vũ khí, vật liệu nổ, công cụ hỗ trợ. Triển khai thực hiện cao điểm bảo đảm trật tự, an toàn giao thông, tập trung xử lý vi phạm về nồng độ cồn, ma túy và các vi phạm là nguyên nhân trực tiếp gây tai nạn giao thông, góp phần làm giảm ùn tắc giao thông, tai nạn giao thông. Tăng cường công tác phòng chống cháy, nổ, tập trung thời điểm trước, trong Ngày bầu cử.

Bảo đảm tuyệt đối an toàn các cơ sở giam giữ; bảo đảm quyền bầu cử đối với người bị tạm giam, tạm giữ theo đúng quy định.

3. Đề nghị Tòa án nhân dân, Viện kiểm sát nhân dân các cấp phối hợp chặt chẽ với lực lượng Công an trong công tác tiếp nhận, giải quyết tố giác, tin báo tội phạm và kiến nghị khởi tố; công tác điều tra, truy tố, xét xử tội phạm, đảm bảo tính nghiêm minh của pháp luật, phục vụ yêu cầu chính trị của địa phương. Sớm đưa ra xét xử các vụ án rất nghiêm trọng, đặc biệt nghiêm trọng, các vụ án điển hình được dư luận quan tâm phục vụ công tác tuyên truyền, giáo dục, răn đe tội phạm.

4. Các cơ quan báo chí tăng cường công tác tuyên truyền, giáo dục, nâng cao nhận thức pháp luật, trách nhiệm của cán bộ, đảng viên và nhân dân trong công tác phòng, chống vi phạm pháp luật và tội phạm, phong trào toàn dân bảo vệ Tổ quốc; kịp thời phản ánh những nỗ lực, cố gắng của lực lượng chức năng trong bảo đảm ANTT cuộc bầu cử, gắn với công tác đấu tranh, phản bác các quan điểm sai trái, thù địch, xuyên tạc, chống phá cuộc bầu cử, tạo khí thế mạnh mẽ trong đợt cao điểm tấn công trấn áp tội phạm, bảo đảm ANTT cuộc bầu cử.

5. Đề nghị Ủy ban MTTQ, các đoàn thể chính trị trong tỉnh phối hợp chặt chẽ với lực lượng Công an và các cấp, các ngành trong công tác bảo đảm ANTT phục vụ bảo vệ tuyệt đối an toàn cuộc bầu cử.

Giao Công an tỉnh chủ trì, phối hợp với các đơn vị có liên quan giúp UBND tỉnh theo dõi, hướng dẫn, đôn đốc, kiểm tra việc thực hiện và tổng hợp kết quả báo cáo cấp trên theo quy định./.

Nơi nhận:

- Như trên;
 - Văn phòng Chính phủ;
 - Bộ Công an;
 - Thường trực Tỉnh ủy;
 - Thường trực HĐND tỉnh;
 - Chủ tịch, các PCT UBND tỉnh;
 - Lưu: VT, NC.
- (đề b/c)

CHỦ TỊCH

Nguyễn Dương Thái`;
